import { HttpStatus } from '@nestjs/common';
import { problemSentences, type ProblemCode } from '@cohesion/contracts';

/** An expected refusal: a code from the closed list, its sentence, and what a page can use. */
export class AppError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly details?: unknown,
    message: string = problemSentences[code],
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** A new problem code does not compile until it has a status. */
export const statusOf: Record<ProblemCode, HttpStatus> = {
  'invalid-request': HttpStatus.BAD_REQUEST,
  'body-too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  'not-json': HttpStatus.BAD_REQUEST,
  'not-signed-in': HttpStatus.UNAUTHORIZED,
  'not-allowed': HttpStatus.FORBIDDEN,
  'not-found': HttpStatus.NOT_FOUND,
  'too-many-requests': HttpStatus.TOO_MANY_REQUESTS,
  'wrong-credentials': HttpStatus.UNAUTHORIZED,
  'email-not-verified': HttpStatus.FORBIDDEN,
  'link-expired': HttpStatus.GONE,
  'course-not-open': HttpStatus.CONFLICT,
  'disclosures-changed': HttpStatus.CONFLICT,
  'no-attempts-left': HttpStatus.CONFLICT,
  'attempt-closed': HttpStatus.CONFLICT,
  'attempt-open': HttpStatus.CONFLICT,
  'answers-unsent': HttpStatus.CONFLICT,
  'unknown-question': HttpStatus.BAD_REQUEST,
  'evaluation-given': HttpStatus.CONFLICT,
  'evaluation-incomplete': HttpStatus.BAD_REQUEST,
  'course-not-complete': HttpStatus.CONFLICT,
  'offer-not-available': HttpStatus.CONFLICT,
  'not-for-credit': HttpStatus.CONFLICT,
  'glyph-missing': HttpStatus.UNPROCESSABLE_ENTITY,
  'text-does-not-fit': HttpStatus.UNPROCESSABLE_ENTITY,
  'certificate-not-ready': HttpStatus.CONFLICT,
  'certificate-revoked': HttpStatus.CONFLICT,
  'certificate-not-revoked': HttpStatus.CONFLICT,
  'correction-off': HttpStatus.BAD_REQUEST,
  'revocation-off': HttpStatus.BAD_REQUEST,
  'name-unchanged': HttpStatus.CONFLICT,
  'name-change-closed': HttpStatus.CONFLICT,
  'message-gone': HttpStatus.CONFLICT,
  'code-unreadable': HttpStatus.BAD_REQUEST,
  'license-number-form': HttpStatus.BAD_REQUEST,
  'license-held': HttpStatus.CONFLICT,
  'too-many-licenses': HttpStatus.CONFLICT,
  'cycle-not-computable': HttpStatus.CONFLICT,
  'cycle-not-over': HttpStatus.CONFLICT,
  'move-not-allowed': HttpStatus.CONFLICT,
  'proof-too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  'proof-empty': HttpStatus.UNPROCESSABLE_ENTITY,
  'proof-not-accepted': HttpStatus.UNPROCESSABLE_ENTITY,
  'proof-not-what-it-says': HttpStatus.UNPROCESSABLE_ENTITY,
  'proof-locked': HttpStatus.UNPROCESSABLE_ENTITY,
  'proof-broken': HttpStatus.UNPROCESSABLE_ENTITY,
  'proof-in-use': HttpStatus.CONFLICT,
  'sent-before': HttpStatus.CONFLICT,
  'entered-already': HttpStatus.CONFLICT,
  'record-changed': HttpStatus.CONFLICT,
  'looks-like-a-client': HttpStatus.CONFLICT,
  'supervisor-missing': HttpStatus.CONFLICT,
  'supervisors-differ': HttpStatus.CONFLICT,
  'own-signature': HttpStatus.CONFLICT,
  'signature-under-way': HttpStatus.CONFLICT,
  'signature-closed': HttpStatus.CONFLICT,
  'hours-changed': HttpStatus.CONFLICT,
  'share-ended': HttpStatus.GONE,
  'approval-off': HttpStatus.BAD_REQUEST,
  'approval-known': HttpStatus.CONFLICT,
  'program-off': HttpStatus.BAD_REQUEST,
};
