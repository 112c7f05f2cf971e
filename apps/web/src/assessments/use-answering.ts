import type { AttemptView } from '@cohesion/contracts';
import { useEffect, useMemo } from 'react';
import type { OutboxEntry } from '../platform/outbox/entry.js';
import { saveWords, type SaveWords } from '../platform/outbox/save-words.js';
import { useOnline } from '../platform/offline/use-online.js';
import { useOutboxState, usePersonOnDevice } from '../platform/outbox/use-outbox.js';
import type { Outbox, OutboxState } from '../platform/outbox/outbox.js';
import { type Answer, currentAnswers, progressOf, type Progress } from './answers.js';

export interface Answering {
  answers: ReadonlyMap<string, Answer>;
  progress: Progress;
  /** null until the page is live. */
  outbox: Outbox | null;
  /** Steps that have not reached the server. */
  unsent: number;
  /** Steps the server refused, with its words. */
  refusals: readonly string[];
  /** As of this moment: the ids of every step this device made for the attempt, and how many are not sent. */
  stepsNow(): { ids: string[]; unsent: number };
  /** Why unsent steps wait, when they wait for something. */
  waitsFor: 'nothing' | 'network' | 'sign-in';
  saved: SaveWords;
  choose(itemId: string, optionId: string): void;
  flag(itemId: string): void;
}

const belongs = (attemptId: string) => (entry: OutboxEntry) =>
  entry.kind === 'answer' && entry.attemptId === attemptId;

/** The learner's answers to one attempt: what the server has and what this device made since. */
export function useAnswering(attempt: AttemptView, personId: string | null): Answering {
  const there = usePersonOnDevice(personId);
  const state = useOutboxState(there);
  const online = useOnline();
  const mine = useMemo(() => state.entries.filter(belongs(attempt.id)), [state.entries, attempt.id]);
  const answers = useMemo(() => currentAnswers(attempt, mine), [attempt, mine]);
  const unsent = mine.filter((entry) => entry.status === 'waiting').length;
  useWarningBeforeLeaving(unsent > 0);

  const record = (itemId: string, change: { optionId?: string | null; flagged?: boolean }) => {
    const { optionId, flagged } = { optionId: null, flagged: false, ...answers.get(itemId), ...change };
    there?.outbox.recordAnswer({ attemptId: attempt.id, itemId, optionId, flagged, after: attempt.lastSeq });
  };

  return {
    answers,
    progress: progressOf(attempt.questions, answers),
    outbox: there?.outbox ?? null,
    unsent,
    refusals: mine.flatMap((entry) => (entry.status === 'refused' ? [entry.refusal ?? ''] : [])),
    stepsNow: () => {
      const steps = (there?.outbox.snapshot().entries ?? []).filter(belongs(attempt.id));

      return {
        ids: steps.map((entry) => entry.body.id),
        unsent: steps.filter((entry) => entry.status !== 'sent').length,
      };
    },
    waitsFor: unsent === 0 ? 'nothing' : waitsFor(state.phase, online),
    saved: saveWords(state, mine, online),
    choose: (itemId, optionId) => {
      if (answers.get(itemId)?.optionId !== optionId) record(itemId, { optionId });
    },
    flag: (itemId) => record(itemId, { flagged: !(answers.get(itemId)?.flagged ?? false) }),
  };
}

function waitsFor(phase: OutboxState['phase'], online: boolean): Answering['waitsFor'] {
  if (phase === 'signed-out') return 'sign-in';

  return !online || phase === 'unreachable' ? 'network' : 'nothing';
}

/** Asks before the page closes, and only while something has not been sent. */
function useWarningBeforeLeaving(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);

    return () => removeEventListener('beforeunload', warn);
  }, [unsent]);
}
