import type { CertificateTemplateData, PreviewCertificateTemplate } from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { problemsOf } from '../../platform/use-sending.js';
import type { FieldMessage } from '../../ui/error-summary.js';
import { previewTemplate } from './template.queries.js';

/** A pause in typing, in milliseconds. */
const pause = 350;

export type Switches = Pick<PreviewCertificateTemplate, 'paper' | 'longName' | 'twoSigners'>;

/** The document that the template makes, drawn by the server a moment after the last change. */
export function usePreview(org: string, template: CertificateTemplateData) {
  const [switches, setSwitches] = useState<Switches>({ paper: 'letter', longName: false, twoSigners: false });
  const [pdf, setPdf] = useState<Uint8Array | null>(null);
  const [problems, setProblems] = useState<readonly FieldMessage[]>([]);
  const [isDrawing, setDrawing] = useState(true);
  useEffect(() => {
    const turn = new AbortController();
    setDrawing(true);
    const timer = setTimeout(() => {
      previewTemplate(org, { template, ...switches }, turn.signal).then(
        (bytes) => {
          setPdf(bytes);
          setProblems([]);
          setDrawing(false);
        },
        (error: unknown) => {
          if (turn.signal.aborted) return;
          setProblems(problemsOf(error));
          setDrawing(false);
        },
      );
    }, pause);

    return () => {
      clearTimeout(timer);
      turn.abort();
    };
  }, [org, template, switches]);

  return { pdf, problems, isDrawing, switches, setSwitches };
}
export type Preview = ReturnType<typeof usePreview>;
