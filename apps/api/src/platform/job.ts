import type { z } from 'zod';

/** A job is a name and the schema of its payload: ids, never rows. Its worker reads the current truth. */
export type Job<S extends z.ZodType = z.ZodType> = Readonly<{ name: string; queue: string; payload: S }>;

const defined = new Set<string>();

/** Names are `<slice>.<verb>`; the slice is the queue. */
export function defineJob<S extends z.ZodType>(name: `${string}.${string}`, payload: S): Job<S> {
  defined.add(name);

  return { name, queue: name.slice(0, name.indexOf('.')), payload };
}

export const definedJobs = (): readonly string[] => [...defined];

/** Does one kind of job. Safe to run twice: the unique keys in PostgreSQL decide, not the queue. */
export abstract class JobWorker<S extends z.ZodType = z.ZodType> {
  abstract readonly job: Job<S>;
  /** Runs this often besides, with an empty payload: for sweeps. In milliseconds. */
  readonly every?: number;
  abstract run(payload: z.output<S>): Promise<void>;
}
