import type { CertificateTemplatePage } from '@cohesion/contracts';
import { useState } from 'react';
import { ApiError } from '../../platform/api.js';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { restoreTemplate } from './template.queries.js';

const partWords: Readonly<Record<string, string>> = {
  brandColor: 'color',
  logo: 'logo',
  heading: 'heading',
  verb: 'what the learner did',
  line: 'own line',
  signers: 'who signs',
  order: 'order',
};

type HistoryProps = Readonly<{
  org: string;
  page: CertificateTemplatePage;
  keep: (changed: CertificateTemplatePage, words: string) => void;
}>;

/** Every version there was. Going back to one makes a new one. */
export function TemplateHistory({ org, page: { number, history }, keep }: HistoryProps) {
  const [refusal, setRefusal] = useState('');
  if (history.length === 0) return null;
  const goBack = async (version: number) => {
    setRefusal('');
    try {
      const changed = await restoreTemplate(org, { number, version });
      keep(changed, `Certificates look as in version ${version} again. This is version ${changed.number}.`);
    } catch (error) {
      setRefusal(error instanceof ApiError || error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <details className="fold mt-10 border-y border-line py-2">
      <summary className="font-semibold">Earlier versions</summary>
      <p className="text-ink-2">
        What was issued stays as it is: each certificate keeps the look of the day on which it was issued.
      </p>
      {refusal && (
        <p role="alert" className="notice notice-bad mt-3">
          {refusal}
        </p>
      )}
      <ol className="mt-3 flex flex-col">
        {history.map(({ number: each, by, at, restoredFrom, changed }) => (
          <li
            key={each}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3"
          >
            <span className="min-w-0">
              <span className="font-semibold">Version {each}</span>
              {each === number && ', in force'}
              <span className="block text-sm text-ink-2">
                {formatDate(at)}
                {by !== null && `, ${by}`}.{' '}
                {restoredFrom === null ? sentenceOf(changed) : `Back to version ${restoredFrom}.`}
              </span>
            </span>
            {each !== number && (
              <Button quiet onPress={() => void goBack(each)}>
                Go back<span className="sr-only"> to version {each}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

const sentenceOf = (changed: readonly string[]): string =>
  changed.length === 0
    ? 'Nothing changed.'
    : `Changed: ${changed.map((part) => partWords[part] ?? part).join(', ')}.`;
