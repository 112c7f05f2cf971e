import { createHash } from 'node:crypto';
import { verification, type Problem, type Verification } from '@cohesion/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { ApiError, getJson } from '../platform/api.js';
import type { Page } from '../platform/render-portal.js';
import { VerificationPage } from './verification-page.js';
import { style } from './style.js';

export type Outcome =
  | Readonly<{ kind: 'ask' }>
  | Readonly<{ kind: 'found'; certificate: Verification }>
  | Readonly<{ kind: 'refused'; typed: string; problem: Problem }>
  /** Nothing is known: the page must not look like an answer. */
  | Readonly<{ kind: 'unreachable' }>;

/** Longer than any code, however it is spaced. */
const maxTyped = 60;

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** The page for whoever holds a code. No scripts, no cookies, one request; it prints on one sheet. */
export async function renderVerification(address: URL): Promise<Page> {
  const outcome = await outcomeOf(typedIn(address), address.searchParams.get('version'));
  const body = renderToStaticMarkup(<VerificationPage outcome={outcome} />);

  return {
    status: statusOf(outcome),
    headers: {
      'content-security-policy': `default-src 'none'; style-src '${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
    },
    html: `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${titleOf(outcome)}</title><style>${style}</style></head><body>${body}</body></html>`,
  };
}

function typedIn({ pathname, searchParams }: URL): string {
  const typed = searchParams.get('code') ?? decoded(pathname.slice('/v/'.length));

  return typed.trim().slice(0, maxTyped);
}

/** A stray percent sign is part of what somebody typed, not a fault. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function outcomeOf(typed: string, version: string | null): Promise<Outcome> {
  if (!typed) return { kind: 'ask' };
  try {
    const asked = version === null ? '' : `?version=${encodeURIComponent(version)}`;
    const certificate = await getJson(`/verifications/${encodeURIComponent(typed)}${asked}`, verification);

    return { kind: 'found', certificate };
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.code === 'fault') return { kind: 'unreachable' };

    return { kind: 'refused', typed, problem: error.problem };
  }
}

function statusOf(outcome: Outcome): number {
  if (outcome.kind === 'unreachable') return 503;
  if (outcome.kind !== 'refused') return 200;
  if (outcome.problem.code === 'too-many-requests') return 429;

  return outcome.problem.code === 'code-unreadable' ? 400 : 404;
}

function titleOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'ask':
      return 'Check a certificate';
    case 'unreachable':
      return 'Not checked';
    case 'refused':
      return outcome.problem.code === 'too-many-requests' ? 'Please wait a moment' : 'No such certificate';
    case 'found':
      return titles[outcome.certificate.status];
  }
}

const titles = {
  valid: 'Valid certificate',
  superseded: 'Replaced certificate',
  revoked: 'Revoked certificate',
} as const;
