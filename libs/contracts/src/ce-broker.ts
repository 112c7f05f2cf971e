import { z } from 'zod/mini';
import { licenseView } from './licenses.js';

/** One field of the form, in the form's order. `value` is what to paste. */
export const ceBrokerField = z.object({ label: z.string(), value: z.string() });
export type CeBrokerField = z.infer<typeof ceBrokerField>;

export const ceBrokerRecord = z.object({
  recordId: z.string(),
  title: z.string(),
  completedOn: z.iso.date(),
  counted: z.string(),
  fields: z.array(ceBrokerField),
  /** What the form wants attached. */
  certificates: z.array(z.object({ id: z.uuid(), code: z.string() })),
  proofs: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** When she said that it is reported; null: she did not, or took it back. */
  reportedAt: z.nullable(z.iso.datetime()),
});
export type CeBrokerRecord = z.infer<typeof ceBrokerRecord>;

export const ceBrokerPage = z.object({
  license: licenseView,
  key: z.string(),
  start: z.nullable(z.iso.date()),
  end: z.nullable(z.iso.date()),
  /** In the order of the days. */
  records: z.array(ceBrokerRecord),
});
export type CeBrokerPage = z.infer<typeof ceBrokerPage>;

export const markReported = z.strictObject({
  recordId: z.string().check(z.minLength(1), z.maxLength(100)),
  reported: z.boolean(),
});
export type MarkReported = z.infer<typeof markReported>;
