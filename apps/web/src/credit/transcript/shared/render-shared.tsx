import { createHash } from 'node:crypto';
import { sharedTranscript, shareEnded } from '@cohesion/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { ApiError, getJson } from '../../../platform/api.js';
import type { Page } from '../../../platform/render-portal.js';
import { SharedPage, type Outcome } from './shared-page.js';
import { style } from './style.js';

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** The page for whoever holds a link to a transcript. No scripts, no cookies, nothing kept; it prints as it is. */
export async function renderShared(address: URL): Promise<Page> {
  const outcome = await outcomeOf(address.pathname.slice('/t/'.length));
  const body = renderToStaticMarkup(<SharedPage outcome={outcome} />);

  return {
    status: statusOf(outcome),
    headers: {
      'content-security-policy': `default-src 'none'; style-src '${styleHash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
      // The address is the key: it goes nowhere from here.
      'referrer-policy': 'no-referrer',
    },
    html: `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${titleOf(outcome)}</title><style>${style}</style></head><body>${body}</body></html>`,
  };
}

/** `token` as it stands in the address: letters, digits, hyphens and underscores, or it is none of ours. */
async function outcomeOf(token: string): Promise<Outcome> {
  const path = `/shared-transcripts/${/^[\w-]{1,100}$/.test(token) ? token : 'none'}`;
  try {
    const { transcript, expiresAt } = await getJson(path, sharedTranscript);

    return { kind: 'found', transcript, expiresAt, pdf: `/api${path}/transcript.pdf` };
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.code === 'fault') return { kind: 'unreachable' };
    const { problem } = error;
    if (problem.code !== 'share-ended') return { kind: 'refused', problem };

    return { kind: 'ended', ended: shareEnded.safeParse(problem.details).data ?? null };
  }
}

function statusOf(outcome: Outcome): number {
  switch (outcome.kind) {
    case 'found':
      return 200;
    case 'ended':
      return 410;
    case 'unreachable':
      return 503;
    case 'refused':
      return outcome.problem.code === 'too-many-requests' ? 429 : 404;
  }
}

function titleOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'found':
      return 'Transcript of continuing education';
    case 'ended':
      return 'This link has ended';
    case 'unreachable':
      return 'Not opened';
    case 'refused':
      return 'No such transcript';
  }
}
