/** @typedef {import('@cohesion/certificates').Json} Json */

const patience = 10_000;
const largest = 8 * 1024 * 1024;

/**
 * The JSON at an address; null when there is none within ten seconds, or it is larger than 8 MB. Where an address
 * leads elsewhere it is not followed: a society answers for its own.
 *
 * @param {string} url
 * @returns {Promise<Json>}
 */
export async function jsonFromWeb(url) {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patience) });
    if (!response.ok || !response.body) return null;
    const parts = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.length;
      if (size > largest) return null;
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}
