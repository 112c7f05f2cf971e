import { z } from 'zod/mini';
import { typedCode } from './certificates.js';

/** As many entries of a log as are answered at once. */
export const mostLogEntries = 500;

const count = z.string().check(z.regex(/^(?:0|[1-9]\d{0,8})$/, 'This is a whole number'));
const size = z.string().check(z.regex(/^[1-9]\d{0,8}$/, 'A size is a whole number from 1'));

/** From which size of a log its growth is to be shown. */
export const consistencyQuestion = z.strictObject({ from: size });
export type ConsistencyQuestion = z.infer<typeof consistencyQuestion>;

export const inclusionQuestion = z.strictObject({ code: typedCode });
export type InclusionQuestion = z.infer<typeof inclusionQuestion>;

/** Not a number when one of the two is none, which is said of that one. */
const spanOf = ({ start, end }: Readonly<{ start: string; end: string }>): number =>
  Number(end) - Number(start);

/** Entries from `start`, counted from 0, up to, not including, `end`. */
export const entriesQuestion = z.strictObject({ start: count, end: size }).check(
  z.refine((asked) => !(spanOf(asked) <= 0), { path: ['end'], message: 'The end comes after the start' }),
  z.refine((asked) => !(spanOf(asked) > mostLogEntries), {
    path: ['end'],
    message: `At most ${mostLogEntries} entries are answered at once`,
  }),
);
export type EntriesQuestion = z.infer<typeof entriesQuestion>;

/** The newest signed head, and the hashes that show the smaller tree to be its beginning (RFC 9162, 2.1.4). */
export const logGrowth = z.object({ head: z.string(), proof: z.array(z.string()) });
export type LogGrowth = z.infer<typeof logGrowth>;

/** What the log says of a certificate. It names nobody; `previous` is the hash of the entry that it follows. */
const publishedEntry = z.object({
  kind: z.enum(['award', 'supersession', 'revocation', 'reinstatement']),
  code: z.string(),
  digest: z.string(),
  time: z.iso.datetime(),
  previous: z.nullable(z.string()),
});

/** All that the log says of one certificate, in its order, each with the hashes up to the root of the newest head. */
export const logInclusion = z.object({
  head: z.string(),
  entries: z.array(z.object({ index: z.int(), entry: publishedEntry, path: z.array(z.string()) })),
});
export type LogInclusion = z.infer<typeof logInclusion>;

/** Entries in the order of the log. Fewer than were asked for: the log ends there. */
export const logEntries = z.object({
  entries: z.array(z.object({ index: z.int(), entry: publishedEntry })),
});
export type LogEntries = z.infer<typeof logEntries>;

export const statusPurpose = z.enum(['revocation', 'refresh']);
export const statusListNumber = z.string().check(z.regex(/^[1-9]\d{0,5}$/, 'A list is a number'));
