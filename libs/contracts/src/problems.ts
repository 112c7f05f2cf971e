import { z } from 'zod';

/**
 * Every refusal the api can give: a code that states a fact, and one sentence for a person. A code without an HTTP
 * status does not compile in the api.
 */
export const problemSentences = {
  'invalid-request': 'The request is not valid.',
  'body-too-large': 'The request is larger than this address accepts.',
  'not-json': 'The request body is not JSON.',
  'not-signed-in': 'Please sign in first.',
  'not-allowed': 'Your role does not allow this.',
  'not-found': 'There is nothing here.',
  'too-many-requests': 'That was tried too often. Please wait a moment.',
  'wrong-credentials': 'The email address or the password is not right.',
  'email-not-verified': 'Please confirm your email address first. We can send the message again.',
  'link-expired': 'This link has been used or has expired. Please ask for a new one.',
  'course-not-open': 'This course is not open for enrollment.',
  'disclosures-changed': 'The disclosures changed since you read them. Please read them again.',
  'not-enrolled': 'You are not enrolled in this course.',
  'quiz-not-open': 'There is no quiz to take here.',
  'no-attempts-left': 'You have used every attempt this course allows.',
  'attempt-closed': 'These answers have been sent already and cannot be changed.',
  'attempt-open': 'These answers have not been sent yet.',
  'answers-unsent':
    'Some of your answers have not reached us yet. They are safe on your device; send them first.',
  'unknown-question': 'One of these answers is for a question that is not part of this attempt.',
  'evaluation-given': 'You have given this evaluation already.',
  'evaluation-incomplete': 'Some questions of the evaluation still need an answer.',
  'course-not-complete': 'The course is not complete yet.',
  'offer-not-available': 'This credit is not offered for this course.',
  'not-for-credit': 'This course does not count for credit.',
  'glyph-missing': 'The certificate cannot print one of the characters in this name.',
  'text-does-not-fit': 'This text does not fit on the certificate.',
  'certificate-not-ready': 'The certificate is being made. It will be here in a moment.',
  'code-unreadable': 'This is not a certificate code. Codes have letters and digits and never O, I, L or U.',
} as const;

export type ProblemCode = keyof typeof problemSentences;

const codes = Object.keys(problemSentences) as [ProblemCode, ...ProblemCode[]];

/** Where in the request something is off, and how. */
export const fieldProblem = z.object({ field: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof fieldProblem>;

export const problem = z
  .object({
    code: z.enum(codes).or(z.literal('fault')),
    message: z.string(),
    /** What a page can use: fields that are off, what is outstanding, characters that cannot be printed. */
    details: z.unknown().optional(),
    /** Quote this when asking for help. */
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
