import { useEffect, useRef } from 'react';
import type { DeviceNotes } from '../platform/outbox/device-notes.js';
import { CaseCircle, type CircleMember } from './case-circle.js';
import type { CaseMoment, CaseScript } from './case-script.js';
import { type CasePlace, choose, placeIn, stepBack } from './case-walk.js';
import { changesInWords, momentName, stanceWords } from './case-words.js';
import { useCasePath } from './use-case-path.js';

interface CasePlayerProps {
  script: CaseScript;
  notes: DeviceNotes;
  /** Where the device keeps how far the reader came. */
  name: string;
  /** The level that comes next on this page. */
  heading: 'h2' | 'h3';
}

type Place = CasePlace<CaseMoment>;

/** A branching case, one moment at a time: the circle, what happens, and what you might do. */
export function CasePlayer({ script, notes, name, heading }: CasePlayerProps) {
  const { path, go, kept } = useCasePath(script, notes, name);
  const moment = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    moment.current?.focus({ preventScroll: true });
    moment.current?.closest('.case-player')?.scrollIntoView({ block: 'start' });
  }, [path]);
  const place = placeIn(script, path);
  if (!place) return null;
  const move = (next: readonly string[]) => {
    moved.current = true;
    go(next);
  };

  return (
    <div className="case-player" role="group" aria-label={`Play the case: ${script.title}`}>
      <div className="case-stage">
        <div className="case-room">
          <CaseCircle members={circleOf(script, place)} toAll={place.taken.at(-1)?.choice.isToAll ?? false} />
          <CircleKey place={place} />
          <RoomInWords members={circleOf(script, place)} />
        </div>
        <div className="case-moment">
          <Moment script={script} place={place} Heading={heading} focused={moment} />
          {place.ended ? (
            <Discussion html={place.at.discussionHtml ?? ''} />
          ) : (
            <Choices moment={place.at} choose={(choice) => move(choose(script, path, choice))} />
          )}
          <p className="case-steps">
            {place.ended && (
              <button type="button" className="case-button case-again" onClick={() => move([])}>
                Try another way
              </button>
            )}
            {path.length > 0 && (
              <button type="button" className="case-button" onClick={() => move(stepBack(path))}>
                Back one step
              </button>
            )}
            {path.length > 0 && !place.ended && (
              <button type="button" className="case-button" onClick={() => move([])}>
                Start again
              </button>
            )}
          </p>
          {path.length > 0 && <PathSoFar place={place} goTo={(step) => move(path.slice(0, step))} />}
          <p className="case-kept">
            {kept === false
              ? 'This browser keeps nothing, so the next visit begins at the first moment.'
              : 'Never graded. Where you are is kept on this device only.'}
          </p>
        </div>
      </div>
    </div>
  );
}

function circleOf(script: CaseScript, { at, stances, changes, taken }: Place): CircleMember[] {
  const addressed = taken.at(-1)?.choice.addressed ?? [];

  return script.members.map((member) => ({
    ...member,
    now: stances.get(member.id) ?? member.stance,
    changed: changes.some((change) => change.member === member.id),
    speaks: at.speaking.includes(member.id),
    addressed: addressed.includes(member.id),
  }));
}

function CircleKey({ place: { at, taken, changes } }: { place: Place }) {
  const last = taken.at(-1)?.choice;

  return (
    <p className="case-key" aria-hidden="true">
      {at.speaking.length > 0 && (
        <span>
          <svg viewBox="8 -31 32 28" className="case-key-mark">
            <path
              d="M15 -29h17a5 5 0 0 1 5 5v8a5 5 0 0 1 -5 5h-10l-6 6v-6h-1a5 5 0 0 1 -5 -5v-8a5 5 0 0 1 5 -5z"
              className="circle-bubble"
            />
          </svg>
          speaks
        </span>
      )}
      {last && (last.isToAll || last.addressed.length > 0) && (
        <span>
          <svg viewBox="0 0 28 8" className="case-key-mark">
            <path d="M2 4H26" className="circle-said" />
          </svg>
          you spoke to
        </span>
      )}
      {changes.length > 0 && (
        <span>
          <b>→</b> changed
        </span>
      )}
    </p>
  );
}

function RoomInWords({ members }: { members: readonly CircleMember[] }) {
  return (
    <details className="case-words">
      <summary>The room in words</summary>
      <ul>
        {members.map(({ id, name, about, now, speaks }) => (
          <li key={id}>
            <b>{name}</b>, {stanceWords[now]}
            {speaks && ', speaks'}. {about}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface MomentProps {
  script: CaseScript;
  place: Place;
  Heading: 'h2' | 'h3';
  focused: React.RefObject<HTMLHeadingElement | null>;
}

function Moment({ script, place: { at, taken, changes, ended }, Heading, focused }: MomentProps) {
  const said = taken.at(-1)?.choice;

  return (
    <>
      <Heading ref={focused} tabIndex={-1} className="case-moment-name">
        {momentName(at.name, ended, taken.length + 1)}
      </Heading>
      {said && (
        <p className="case-said">
          <b>You</b>, {said.level}: <span>{said.text}</span>
        </p>
      )}
      <div className="scene" dangerouslySetInnerHTML={{ __html: at.sceneHtml }} />
      {changes.length > 0 && (
        <ul className="case-changes" aria-label="What changed in the room">
          {changesInWords(script.members, changes).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Choices({ moment, choose: take }: { moment: CaseMoment; choose(choice: string): void }) {
  return (
    <section aria-label="What do you do?">
      <p className="case-heading" aria-hidden="true">
        What do you do?
      </p>
      <ul className="case-choices">
        {moment.choices.map(({ id, text, level }) => (
          <li key={id}>
            <button type="button" className="case-choice" onClick={() => take(id)}>
              {text} <span className="case-level">{level}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Discussion({ html }: { html: string }) {
  return <div className="case-discussion" dangerouslySetInnerHTML={{ __html: html }} />;
}

function PathSoFar({ place, goTo }: { place: Place; goTo(step: number): void }) {
  return (
    <details className="case-words" open={place.ended}>
      <summary>Your way here</summary>
      <ol>
        {place.taken.map(({ step, choice }, index) => (
          <li key={step.id}>
            <button type="button" className="player-link" onClick={() => goTo(index)}>
              Moment {index + 1}
            </button>
            : {choice.text} <span className="case-level">{choice.level}</span>
          </li>
        ))}
        <li aria-current="step">{momentName(place.at.name, place.ended, place.taken.length + 1)}</li>
      </ol>
    </details>
  );
}
