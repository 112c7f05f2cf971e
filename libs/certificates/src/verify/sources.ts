import { base64Text } from '../credential/bytes.js';
import { didWebAddress } from '../credential/did-web.js';
import { isJsonObject, listed, type Json, type JsonObject } from '../credential/json.js';

/** How far a log has come since a head, and the proof that nothing before was changed. */
export interface LogProgress {
  /** The newest signed head. */
  head: string;
  /** The consistency proof from the size asked about. */
  proof: readonly Uint8Array[];
}

/** Where a verifier looks for what a file does not carry. Each answers null when it is not at hand. */
export interface Sources {
  did: (did: string) => Promise<Json>;
  statusList: (url: string) => Promise<JsonObject | null>;
  log: (log: { origin: string; url: string }, size: number) => Promise<LogProgress | null>;
}

/** Nothing but the file itself. */
export const noSources: Sources = {
  did: () => Promise.resolve(null),
  statusList: () => Promise.resolve(null),
  log: () => Promise.resolve(null),
};

/**
 * Sources on the web, or in a collection that was saved from it: `read` answers the JSON at an address, or null. Only
 * https is read, and http on one's own machine.
 * A log answers at `URL/consistency?from=SIZE` with `{"head": "…", "proof": ["base64", …]}`.
 */
export function sourcesFrom(read: (url: string) => Promise<Json>): Sources {
  return {
    did: (did) => {
      const address = didWebAddress(did);

      return address === null ? Promise.resolve(null) : read(address);
    },
    statusList: async (url) => {
      const found = isReadable(url) ? await read(url) : null;

      return isJsonObject(found) ? found : null;
    },
    log: async ({ url }, size) => {
      const found = isReadable(url) ? await read(`${url}/consistency?from=${size}`) : null;

      return isJsonObject(found) ? progress(found) : null;
    },
  };
}

function isReadable(url: string): boolean {
  return /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/.test(url);
}

function progress({ head, proof }: JsonObject): LogProgress | null {
  const parts = listed(proof).map((part) => (typeof part === 'string' ? base64Text.read(part) : null));

  return typeof head === 'string' && parts.every((part) => part !== null) ? { head, proof: parts } : null;
}
