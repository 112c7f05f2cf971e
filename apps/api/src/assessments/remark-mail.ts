import type { Message } from '../notifications/notifications.service.js';

type Parts = Readonly<{
  contact: Readonly<{ name: string; email: string }>;
  learner: Readonly<{ name: string; email: string }>;
  course: Readonly<{ title: string; version: number }>;
  item: Readonly<{ id: string; stem: string }>;
  text: string;
  /** Where the society sees all remarks. */
  todayAddress: string;
}>;

/** To the society's contact, who passes it to the author or answers. */
export const remarkMail = ({ contact, learner, course, item, text, todayAddress }: Parts): Message => ({
  to: contact.email,
  subject: `A learner doubts a question: ${course.title}`,
  text: [
    `Hello ${contact.name},`,
    `${learner.name} (${learner.email}) took the quiz of “${course.title}” (version ${course.version}) and thinks that a question is wrong.`,
    `The question (${item.id}):\n${item.stem}`,
    `${learner.name} writes:\n${text}`,
    `To answer, write to ${learner.email}.`,
    `All questions that learners doubt:\n${todayAddress}`,
  ].join('\n\n'),
});
