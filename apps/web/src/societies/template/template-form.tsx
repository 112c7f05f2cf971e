import { certificateTemplateData, type CertificateTemplatePage } from '@cohesion/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../platform/api.js';
import { issuesOf, useSending } from '../../platform/use-sending.js';
import { Button } from '../../ui/button.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { LookFields } from './look-fields.js';
import { OrderField } from './order-field.js';
import { SignersFields } from './signers-fields.js';
import { saveTemplate, templateQuery } from './template.queries.js';
import type { TemplateDraft } from './use-draft.js';

type FormProps = Readonly<{
  org: string;
  page: CertificateTemplatePage;
  draft: TemplateDraft;
  /** What came of the last press. */
  said: string;
  keep: (changed: CertificateTemplatePage, words: string) => void;
  onEdit: () => void;
}>;

const unsaved = 'Not saved yet. Your changes are kept on this device until you save them or throw them away.';
const withoutTemplate = (path: string): string => path.replace(/^template\./, '');

export function TemplateForm({ org, page, draft, said, keep, onEdit }: FormProps) {
  const queries = useQueryClient();
  const [isOvertaken, setOvertaken] = useState(false);
  const { send, sending, problems, setProblems, errorOf } = useSending({ fieldOf: withoutTemplate });
  const { template, number } = draft;
  const change: TemplateDraft['change'] = (what, parts) => {
    onEdit();
    draft.change(what, parts);
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const checked = certificateTemplateData.safeParse(template);
    if (!checked.success) {
      setProblems(issuesOf(checked.error));

      return;
    }
    void send(async () => {
      try {
        const changed = await saveTemplate(org, { number, template: checked.data });
        keep(
          changed,
          `Saved as version ${changed.number}. Certificates that are issued from now on look like this.`,
        );
        setOvertaken(false);
      } catch (error) {
        if (!(error instanceof ApiError && error.problem.code === 'record-changed')) throw error;
        await queries.invalidateQueries({ queryKey: templateQuery(org).queryKey });
        setOvertaken(true);
      }
    });
  };

  return (
    <form noValidate className="flex min-w-0 flex-col gap-10" onSubmit={save}>
      <ErrorSummary problems={problems} />
      {(isOvertaken || number < page.number) && (
        <Overtaken page={page} draft={draft} done={() => setOvertaken(false)} />
      )}
      {draft.isBack && number === page.number && (
        <p className="notice">Your unsaved changes from before are here again.</p>
      )}
      <LookFields
        key={draft.revision}
        org={org}
        template={template}
        societyName={page.societyName}
        errorOf={errorOf}
        change={change}
      />
      <SignersFields org={org} signers={template.signers} errorOf={errorOf} change={change} />
      <OrderField order={template.order} onChange={(order) => change(`order ${order.join()}`, { order })} />
      <div className="flex flex-col gap-3">
        <p role="status" className={said ? 'notice notice-good' : 'text-sm text-ink-2'}>
          {said || (draft.isChanged ? unsaved : 'Everything is saved.')}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" isDisabled={sending || !draft.isChanged}>
            {sending ? 'Saving' : 'Save'}
          </Button>
          <Button quiet isDisabled={!draft.mayUndo} onPress={draft.undo}>
            Undo
          </Button>
          {draft.isChanged && (
            <Button quiet onPress={() => draft.startOver(page)}>
              Throw changes away
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

type OvertakenProps = Readonly<{ page: CertificateTemplatePage; draft: TemplateDraft; done: () => void }>;

/** Somebody saved in the meantime: whose changes hold is for a person to say. */
function Overtaken({ page, draft, done }: OvertakenProps) {
  const [newest] = page.history;
  const act = (work: () => void) => () => {
    work();
    done();
  };

  return (
    <div role="alert" className="notice">
      <p className="font-semibold">
        {newest?.by ?? 'Somebody'} saved version {page.number} while you were editing.
      </p>
      <p className="mt-1">Yours is not saved yet. Whoever saves last decides how certificates look.</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <Button quiet onPress={act(() => draft.startFrom(page.number))}>
          Keep mine, to save it next
        </Button>
        <Button quiet onPress={act(() => draft.startOver(page))}>
          Take theirs
        </Button>
      </p>
    </div>
  );
}
