import type { ProblemCode } from '@cohesion/contracts';
import { z } from 'zod';
import { AppError } from '../platform/problem.js';

const ours: ReadonlyMap<string, ProblemCode> = new Map([
  ['INVALID_EMAIL_OR_PASSWORD', 'wrong-credentials'],
  ['EMAIL_NOT_VERIFIED', 'email-not-verified'],
  ['INVALID_TOKEN', 'link-expired'],
  ['TOKEN_EXPIRED', 'link-expired'],
  ['USER_NOT_FOUND', 'link-expired'],
]);

/** better-auth could not do it, for a reason that is nobody's fault who asked. */
export class IdentityFault extends Error {
  constructor(
    path: string,
    status: number,
    readonly code: string,
  ) {
    super(`Identity answered ${path} with ${status} ${code}`);
    this.name = 'IdentityFault';
  }
}

const refusal = z.object({ code: z.string() });

/** better-auth's refusal as one of ours; a fault when we have no name for it. */
export function refusalOf(path: string, status: number, text: string): Error {
  const { data } = refusal.safeParse(asJson(text));
  const code = data && ours.get(data.code);
  if (code) return new AppError(code);

  return new IdentityFault(path, status, data?.code ?? 'without a code');
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
