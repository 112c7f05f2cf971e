import type { Json } from '@cohesion/certificates/verify';

/** What became of asking an address. `refused`: the policy of this page does not let it ask there. */
export type Reading =
  Readonly<{ kind: 'found'; json: Json }> | Readonly<{ kind: 'missing' | 'unreachable' | 'refused' }>;

const patience = 10_000;
const largest = 8 * 1024 * 1024;

/**
 * The JSON at an address: asked for with GET, without cookies or the address of this page, and never followed
 * elsewhere, because a society answers for its own. `missing` when it is not there or is no JSON of at most 8 MB,
 * `unreachable` when nothing answers, or says that it cannot at the moment.
 */
export async function readAddress(url: string): Promise<Reading> {
  const policy = refusalsOf(url);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-cache',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 429 || response.status >= 500) return { kind: 'unreachable' };
    const text = response.ok ? await limitedText(response) : null;

    return text === null ? { kind: 'missing' } : parsed(text);
  } catch {
    return { kind: (await policy.refused()) ? 'refused' : 'unreachable' };
  } finally {
    policy.forget();
  }
}

async function limitedText({ body }: Response): Promise<string | null> {
  if (!body) return null;
  const decoder = new TextDecoder();
  let [size, text] = [0, ''];
  for (const reader = body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > largest) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parsed(text: string): Reading {
  try {
    return { kind: 'found', json: JSON.parse(text) };
  } catch {
    return { kind: 'missing' };
  }
}

/** A request that the policy forbids fails like one without a network; the browser says which in an event of its own. */
function refusalsOf(url: string) {
  const { origin } = new URL(url);
  let seen = false;
  const note = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    if (blockedURI.startsWith(origin)) seen = true;
  };
  document.addEventListener('securitypolicyviolation', note);

  return {
    // The event comes after the request has failed.
    refused: () => new Promise<boolean>((resolve) => setTimeout(() => resolve(seen), 50)),
    forget: () => document.removeEventListener('securitypolicyviolation', note),
  };
}
