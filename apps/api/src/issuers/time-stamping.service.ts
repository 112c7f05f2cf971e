import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { readTimeStampResponse, timeStampRequest, type TimeStamper } from '@cohesion/certificates';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.token.js';

/** How long one answer may take, in milliseconds; a job that fails is tried again. */
const patience = 10_000;
/** Answers in use have 3,000 to 6,000 bytes. */
const maxAnswerBytes = 64 * 1024;

/** The time-stamp service of this installation (RFC 3161), when it has one. */
@Injectable()
export class TimeStamping {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'timeStampUrl'>) {}

  /**
   * Undefined when no service is configured. Otherwise asking throws when the service does not answer in time, answers
   * with something else, or grants no token over what was asked about: nothing is to be signed without one then.
   */
  stamper(): TimeStamper | undefined {
    const { timeStampUrl } = this.config;

    return timeStampUrl === undefined ? undefined : (digest) => stamped(timeStampUrl, digest);
  }
}

async function stamped(url: string, digest: Uint8Array): Promise<Uint8Array> {
  const request = timeStampRequest(digest, randomBytes(8));
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: new Uint8Array(request),
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`The time-stamp service answered ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const token = bytes.length > maxAnswerBytes ? null : readTimeStampResponse(bytes);
  if (!token) throw new Error('The time-stamp service granted no token');
  // Its signature is checked by whoever verifies; a token over something else would be found out only then.
  if (!Buffer.from(token).includes(Buffer.from(digest)))
    throw new Error('The time-stamp is over something else');

  return token;
}
