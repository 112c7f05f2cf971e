import { z } from 'zod/mini';
import { plainProse } from './prose.js';

/** What a learner writes about a question, in characters. */
export const maxRemarkText = 1000;

/** "Think this question is wrong?" */
export const sendRemark = z.strictObject({
  /** Made by the page, so that sending it twice says it once. */
  id: z.uuid(),
  itemId: z.string().check(z.minLength(1), z.maxLength(100)),
  text: plainProse(maxRemarkText, 'Say what is wrong with it'),
});
export type SendRemark = z.infer<typeof sendRemark>;

export const remarkSent = z.object({ id: z.uuid(), sentAt: z.iso.datetime() });
export type RemarkSent = z.infer<typeof remarkSent>;

export const remarkRow = z.object({
  id: z.uuid(),
  courseTitle: z.string(),
  /** Of the course, as the learner had it. */
  version: z.int(),
  itemId: z.string(),
  stem: z.string(),
  text: z.string(),
  sentAt: z.iso.datetime(),
  /** null once she is no longer with the society. */
  name: z.nullable(z.string()),
});
export type RemarkRow = z.infer<typeof remarkRow>;

/** The newest first, and no more than somebody reads. */
export const remarkList = z.object({ remarks: z.array(remarkRow) });
export type RemarkList = z.infer<typeof remarkList>;
