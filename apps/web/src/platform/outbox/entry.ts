import { answerStep, maxReadingsPerRequest, maxStepsPerRequest, readingEvent } from '@cohesion/contracts';
import { z } from 'zod/mini';

/**
 * One thing a learner did that the server has to hear about.
 * `waiting`: not confirmed by the server. `sent`: confirmed, kept because grading asks for the ids of every step.
 * `refused`: the server said no; kept and shown until the learner decides.
 */
const fate = { status: z.enum(['waiting', 'sent', 'refused']), refusal: z.nullable(z.string()) };

export const answerEntry = z.object({
  kind: z.literal('answer'),
  attemptId: z.string(),
  body: answerStep,
  ...fate,
});
export const readingEntry = z.object({
  kind: z.literal('reading'),
  enrollmentId: z.string(),
  body: readingEvent,
  ...fate,
});
export const outboxEntry = z.discriminatedUnion('kind', [answerEntry, readingEntry]);

export type AnswerEntry = z.infer<typeof answerEntry>;
export type ReadingEntry = z.infer<typeof readingEntry>;
export type OutboxEntry = z.infer<typeof outboxEntry>;

/** Where an entry goes; entries of one target are numbered together and sent together. */
export function targetOf(entry: OutboxEntry): string {
  return entry.kind === 'answer' ? answersOf(entry.attemptId) : readingsOf(entry.enrollmentId);
}

export const answersOf = (attemptId: string) => `answers/${attemptId}`;
export const readingsOf = (enrollmentId: string) => `readings/${enrollmentId}`;

export function withSeq(entry: OutboxEntry, seq: number): OutboxEntry {
  return entry.kind === 'answer'
    ? { ...entry, body: { ...entry.body, seq } }
    : { ...entry, body: { ...entry.body, seq } };
}

/** The waiting entries as requests: one target each, in the order they were made, no longer than the api accepts. */
export function batches(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const byTarget = new Map<string, OutboxEntry[]>();
  for (const entry of entries.filter((candidate) => candidate.status === 'waiting')) {
    const target = targetOf(entry);
    byTarget.set(target, [...(byTarget.get(target) ?? []), entry]);
  }

  return [...byTarget.values()].flatMap((group) => {
    const ordered = group.toSorted((a, b) => a.body.seq - b.body.seq);

    return inPieces(ordered, ordered[0]?.kind === 'answer' ? maxStepsPerRequest : maxReadingsPerRequest);
  });
}

function inPieces<T>(list: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < list.length; start += size) pieces.push(list.slice(start, start + size));

  return pieces;
}
