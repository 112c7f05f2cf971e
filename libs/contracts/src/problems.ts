import { z } from 'zod/mini';

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
  'no-attempts-left': 'You have used every attempt this course allows.',
  'attempt-closed': 'These answers have been sent already and cannot be changed.',
  'attempt-open': 'These answers have not been sent yet.',
  'answers-unsent':
    'Some of your answers have not reached us yet. They are safe on your device; send them first.',
  'unknown-question': 'One of these answers is for a question that is not part of this attempt.',
  'too-many-remarks': 'You have written as many remarks on this attempt as we can take.',
  'evaluation-given': 'You have given this evaluation already.',
  'evaluation-incomplete': 'Some questions of the evaluation still need an answer.',
  'course-not-complete': 'The course is not complete yet.',
  'offer-not-available': 'This credit is not offered for this course.',
  'not-for-credit': 'This course does not count for credit.',
  'glyph-missing': 'The certificate cannot print one of the characters in this name.',
  'text-does-not-fit': 'This text does not fit on the certificate.',
  'certificate-not-ready': 'The certificate is being made. It will be here in a moment.',
  'certificate-revoked': 'This certificate has been revoked.',
  'certificate-not-revoked': 'This certificate is not revoked.',
  'correction-off': 'Something about this correction is not right yet.',
  'revocation-off': 'Something about this revocation is not right yet.',
  'name-unchanged': 'This is the name on the certificate already.',
  'name-change-closed': 'This request has been decided already, or a newer one took its place.',
  'roster-off': 'Something about this roster is not right yet.',
  'run-off': 'Something about these certificates is not right yet.',
  'run-stopped': 'This is stopped. Let it go on first.',
  'message-gone': 'This message has been sent already.',
  'code-unreadable': 'This is not a certificate code. Codes have letters and digits and never O, I, L or U.',
  'license-number-form':
    'This does not look like a license number. Use the letters, digits and hyphens that stand on your license.',
  'license-held': 'You have added this license already.',
  'too-many-licenses': 'You have as many licenses here as we can keep for one person.',
  'cycle-not-computable': 'The cycle of this license cannot be worked out yet.',
  'cycle-not-over': 'This cycle is still running. It is written down when it has ended.',
  'move-not-allowed': 'The rules do not allow these hours in that category.',
  'proof-too-large': 'This file is larger than 10 MB. A smaller scan, or a picture of the page, will do.',
  'proof-empty': 'This file is empty.',
  'proof-not-accepted': 'A proof is a PDF or a picture: PDF, JPEG, PNG, WebP or HEIC.',
  'proof-not-what-it-says': 'This file is not what its name says. Please choose the original file.',
  'proof-locked':
    'This PDF asks for a password, so nobody could check it later. Print it to a new PDF, or take a picture of it.',
  'proof-broken': 'This PDF is not complete. Please save it again, or take a picture of it.',
  'proof-in-use': 'This proof belongs to hours you recorded and stays with them.',
  'sent-before': 'Something else was saved under this id. Please reload the page and try again.',
  'entered-already': 'This looks like an activity that is in your record already.',
  'record-changed':
    'This was changed in the meantime, perhaps on another device. Please look at it again first.',
  'looks-like-a-client':
    'Some of these words look like a client. Change them, or confirm that they are not about a client.',
  'supervisor-missing': 'Every entry needs the name and email address of the supervisor who is to sign.',
  'supervisors-differ': 'These entries name different supervisors. Ask each of them for their own.',
  'own-signature': 'You cannot countersign your own hours.',
  'signature-under-way': 'One of these entries is signed already, or a request for it is under way.',
  'signature-closed': 'This request was signed, withdrawn or overtaken by a change.',
  'hours-changed':
    'These hours were changed after you were asked to sign them. A new message will show them as they are now.',
  'share-ended': 'This link to a transcript has ended. Please ask for a new one.',
  'approval-off': 'Something about this approval is not right yet.',
  'approval-known': 'This approval is in the records already.',
  'program-off': 'Something about this program is not right yet.',
  'cosponsor-known': 'This program has a co-sponsor, or one has been asked already.',
  'key-not-stolen': 'This key was not reported stolen, so nothing has to be issued anew.',
  'signer-not-named':
    'The certificate that signs your PDF files does not say which society it belongs to, so nobody could tell whose signature it is.',
  'template-off': 'Something about this certificate is not right yet.',
  'picture-too-large':
    'This picture is larger than 1 MB. Please save it smaller: 1,000 pixels across are plenty.',
  'picture-too-many-pixels': 'This picture has more than 2,000 pixels on a side. Please save it smaller.',
  'picture-not-accepted': 'A logo or a signature is a PNG or a JPEG. Please save the picture as one of them.',
  'picture-broken':
    'This picture is damaged or did not arrive whole. Please save it again and choose it again.',
  'picture-unusual-colors':
    'This JPEG has the colors of a printing press, which screens do not show alike. Please save it as PNG.',
} as const;

export type ProblemCode = keyof typeof problemSentences;

const codes = Object.keys(problemSentences) as [ProblemCode, ...ProblemCode[]];

/** Where in the request something is off, and how. */
export const fieldProblem = z.object({ field: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof fieldProblem>;

export const problem = z.object({
  code: z.union([z.enum(codes), z.literal('fault')]),
  message: z.string(),
  /** What a page can use: fields that are off, what is outstanding, characters that cannot be printed. */
  details: z.optional(z.unknown()),
  /** Quote this when asking for help. */
  requestId: z.optional(z.string()),
});
export type Problem = z.infer<typeof problem>;
