import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { useDeviceSetting } from '../platform/outbox/device-setting.js';
import type { DeviceNotes } from '../platform/outbox/device-notes.js';
import { CasePlayer } from './case-player.js';
import { type CaseScript, readCaseScript } from './case-script.js';

interface CasesProps {
  /** Where the case has a page of its own; null on that page. */
  pageOf: ((caseId: string) => string) | null;
  courseSlug: string;
  notes: DeviceNotes;
  text: RefObject<HTMLElement | null>;
}

interface Stage {
  script: CaseScript;
  place: HTMLElement;
}

/** Sets up every branching case of the text to be played where it stands; its words stay there, to be read instead. */
export function Cases({ pageOf, courseSlug, notes, text }: CasesProps) {
  const [stages, setStages] = useState<readonly Stage[]>([]);
  const [form, setForm] = useDeviceSetting('cohesion.case-form', ['play', 'text']);

  useEffect(() => {
    const made = [...(text.current?.querySelectorAll<HTMLElement>('[data-case]') ?? [])].flatMap(
      (element) => {
        const script = readCaseScript(element);
        if (!script) return [];
        const place = document.createElement('div');
        element.querySelector('.case-script')?.before(place);

        return [{ script, place }];
      },
    );
    setStages(made);

    return () => {
      for (const { place } of made) place.remove();
    };
  }, [text]);

  useEffect(() => {
    for (const { place } of stages) place.parentElement?.setAttribute('data-form', form);

    return () => {
      for (const { place } of stages) place.parentElement?.removeAttribute('data-form');
    };
  }, [stages, form]);

  return stages.map(({ script, place }) =>
    createPortal(
      <>
        {form === 'play' && (
          <CasePlayer
            script={script}
            notes={notes}
            name={`case/${courseSlug}/${script.id}`}
            heading={pageOf ? 'h3' : 'h2'}
          />
        )}
        <p className="case-form">
          <button
            type="button"
            className="player-link"
            onClick={() => setForm(form === 'play' ? 'text' : 'play')}
          >
            {form === 'play' ? 'Read the whole case as text' : 'Play the case, one moment at a time'}
          </button>
          {pageOf && (
            <Link to={pageOf(script.id)} className="player-link">
              Open the case on a page of its own
            </Link>
          )}
        </p>
      </>,
      place,
      script.id,
    ),
  );
}
