import type { CertificateTemplatePage } from '@cohesion/contracts';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { queryClientContext } from '../../platform/query-client.js';
import { Button } from '../../ui/button.js';
import { AdministratorsOnly } from '../administrators-only.js';
import { PreviewPane } from './preview-pane.js';
import { TemplateForm } from './template-form.js';
import { TemplateHistory } from './template-history.js';
import { templateQuery } from './template.queries.js';
import { useDraft } from './use-draft.js';
import { usePreview } from './use-preview.js';
import './template.css';

export const handle = { title: 'How certificates look' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const org = params['org'] ?? '';
  await context.get(queryClientContext).ensureQueryData(templateQuery(org));

  return { org };
}

export const ErrorBoundary = () => <AdministratorsOnly title="How certificates look" />;

export function Component() {
  const { org } = useLoaderData<typeof loader>();
  const { data: page } = useSuspenseQuery(templateQuery(org));
  const queries = useQueryClient();
  const draft = useDraft(org, page);
  const preview = usePreview(org, draft.template);
  const [said, setSaid] = useState('');
  const sheet = useRef<HTMLDialogElement>(null);
  const keep = (changed: CertificateTemplatePage, words: string) => {
    queries.setQueryData(templateQuery(org).queryKey, changed);
    draft.startOver(changed);
    setSaid(words);
  };

  return (
    <>
      <p className="text-ink-2">
        <Link to={`/s/${org}/certificates`} className="text-link">
          Certificates
        </Link>
      </p>
      <h1 tabIndex={-1} className="mt-1">
        How certificates look
      </h1>
      <p className="mt-2 max-w-2xl text-lg">
        Your color, logo, words and signers. What boards want stays on every certificate whatever you set
        here.
      </p>
      <div className="template-page mt-6">
        <div className="min-w-0">
          <TemplateForm
            org={org}
            page={page}
            draft={draft}
            said={said}
            keep={keep}
            onEdit={() => setSaid('')}
          />
          <TemplateHistory org={org} page={page} keep={keep} />
        </div>
        <section aria-labelledby="preview" className="template-beside">
          <h2 id="preview" className="sr-only">
            Preview
          </h2>
          <PreviewPane preview={preview} template={draft.template} name="beside" />
        </section>
      </div>
      <p className="template-show">
        <Button aria-haspopup="dialog" onPress={() => sheet.current?.showModal()}>
          Show preview
        </Button>
      </p>
      <dialog ref={sheet} aria-label="Preview" className="template-sheet">
        <PreviewPane preview={preview} template={draft.template} name="sheet" />
        <p className="mt-3">
          <Button quiet className="w-full" onPress={() => sheet.current?.close()}>
            Back to the form
          </Button>
        </p>
      </dialog>
    </>
  );
}
