// Reads and checks files, apart from the page: it may connect to nothing (the server forbids it by policy), so whatever
// a file holds, it cannot be sent from here. The page asks the network on its behalf, by addresses alone.
import '../../platform/no-eval.js';
import {
  formatCode,
  readCode,
  sourcesFrom,
  verifyCertificate,
  type Json,
} from '@cohesion/certificates/verify';
import type { Finding, FromChecker, ToChecker } from './messages.js';

const waiting = new Map<number, (json: Json) => void>();
let asked = 0;

const tell = (message: FromChecker) => globalThis.postMessage(message);

const sources = sourcesFrom((url) => {
  asked += 1;
  const ask = asked;
  tell({ type: 'ask', ask, url });

  return new Promise((resolve) => waiting.set(ask, resolve));
});

globalThis.addEventListener('message', ({ data }: MessageEvent<ToChecker>) => {
  if (data.type === 'answer') {
    waiting.get(data.ask)?.(data.json);
    waiting.delete(data.ask);
    return;
  }
  void check(data.file).then((finding) => tell({ type: 'found', finding }));
});
tell({ type: 'ready' });

async function check(file: File): Promise<Finding> {
  const bytes = await bytesOf(file);
  if (bytes === null) return { kind: 'unreadable' };
  if (!new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) {
    return { kind: 'not-pdf' };
  }
  const verification = await verifyCertificate(bytes, { subtle: crypto.subtle, sources });
  const { certificate } = verification;
  const reading = readCode(certificate?.code ?? '');

  return { kind: 'checked', verification, code: reading.ok ? formatCode(reading.code) : null };
}

/** The whole file; null when it cannot be read, or became another while it was. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    const bytes = new Uint8Array(file.size);
    let read = 0;
    // As a stream, so that one sees it coming where files lie far away: a network drive, a phone's cloud.
    for (const reader = file.stream().getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes.set(value, read);
      read += value.length;
      tell({ type: 'reading', share: read / file.size });
    }
    return read === file.size ? bytes : null;
  } catch {
    return null;
  }
}
