import {
  certificateTemplateData,
  type CertificateTemplateData,
  type CertificateTemplatePage,
} from '@cohesion/contracts';
import { useEffect, useState } from 'react';
import { z } from 'zod/mini';

/** A template whose texts may still be empty or too long. */
const { shape } = certificateTemplateData;
const draftShape = z.strictObject({
  brandColor: z.string(),
  logo: z.nullable(
    z.strictObject({ sha256: z.string(), alt: z.string(), place: z.enum(['corner', 'above-name']) }),
  ),
  heading: z.string(),
  verb: shape.verb,
  line: z.nullable(z.string()),
  signers: z.array(z.strictObject({ name: z.string(), role: z.string(), signature: z.nullable(z.string()) })),
  order: shape.order,
});

/** What is kept on the device, since a form that was left must not be lost. */
const keptDraft = z.object({ number: z.int(), template: draftShape });

type Step = Readonly<{ template: CertificateTemplateData; what: string }>;
type Draft = Readonly<{
  /** The version that the changes started from. */
  number: number;
  template: CertificateTemplateData;
  /** What undo goes back to, the newest last. */
  past: readonly Step[];
  /** Goes up when the fields get other values than those typed into them. */
  revision: number;
}>;

const mostSteps = 100;

/** The template as it is being edited: with its way back, and kept on this device until it is saved or given up. */
export function useDraft(org: string, page: CertificateTemplatePage) {
  const fresh = (): Draft => ({ number: page.number, template: page.template, past: [], revision: 0 });
  const [draft, setDraft] = useState<Draft>(fresh);
  const [isBack, setBack] = useState(false);
  const isChanged = JSON.stringify(draft.template) !== JSON.stringify(page.template);
  const place = `cohesion.certificate-template.${org}`;

  // Only in the browser: the server renders what is saved.
  useEffect(() => {
    const kept = keptAt(place);
    if (!kept || JSON.stringify(kept.template) === JSON.stringify(page.template)) return;
    setDraft((before) => ({ ...kept, past: [], revision: before.revision + 1 }));
    setBack(true);
    // Once, when the page opens: what is saved later does not bring an older draft back.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [place]);
  useEffect(() => {
    keepAt(place, isChanged ? { number: draft.number, template: draft.template } : null);
  }, [place, draft, isChanged]);

  /** Typing in one field is one step. */
  const change = (what: string, parts: Partial<CertificateTemplateData>) =>
    setDraft((before) => {
      const same = before.past.at(-1)?.what === what;
      const past = same
        ? before.past
        : [...before.past, { template: before.template, what }].slice(-mostSteps);

      return { ...before, template: { ...before.template, ...parts }, past };
    });
  const undo = () =>
    setDraft((before) => {
      const last = before.past.at(-1);

      return last
        ? {
            ...before,
            template: last.template,
            past: before.past.slice(0, -1),
            revision: before.revision + 1,
          }
        : before;
    });
  const startOver = (from: CertificateTemplatePage) => {
    const { number, template } = from;
    setDraft((before) => ({ number, template, past: [], revision: before.revision + 1 }));
    setBack(false);
  };
  /** The same changes, on top of what somebody else saved. */
  const startFrom = (number: number) => setDraft((before) => ({ ...before, number }));

  return {
    template: draft.template,
    number: draft.number,
    revision: draft.revision,
    isChanged,
    /** Whether these changes were made before and left unsaved. */
    isBack: isBack && isChanged,
    mayUndo: draft.past.length > 0,
    change,
    undo,
    startOver,
    startFrom,
  };
}
export type TemplateDraft = ReturnType<typeof useDraft>;

function keptAt(place: string): Pick<Draft, 'number' | 'template'> | null {
  try {
    const kept = keptDraft.safeParse(JSON.parse(localStorage.getItem(place) ?? 'null'));

    return kept.success ? kept.data : null;
  } catch {
    return null;
  }
}

function keepAt(place: string, draft: Pick<Draft, 'number' | 'template'> | null): void {
  try {
    if (draft) localStorage.setItem(place, JSON.stringify(draft));
    else localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing: the page still warns that changes are unsaved.
  }
}
