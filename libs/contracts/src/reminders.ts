import { z } from 'zod/mini';

const broken = 'This link is not complete. Open it again from the message';

/** The secret of the link in a reminder. It is sent in the body, so that no log of addresses keeps it. */
export const openReminderLink = z.strictObject({
  token: z.string(broken).check(z.regex(/^[\w-]{20,100}$/, broken)),
});
export type OpenReminderLink = z.infer<typeof openReminderLink>;

/** What the reminder was about, and whether its reader has said that she is fine. */
export const reminderLinkView = z.object({
  license: z.string(),
  renewsOn: z.iso.date(),
  isStopped: z.boolean(),
});
export type ReminderLinkView = z.infer<typeof reminderLinkView>;
