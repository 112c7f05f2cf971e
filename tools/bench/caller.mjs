import http from 'node:http';

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/**
 * One request over a kept connection, to the last byte of its answer. Lighter than fetch: the client shares the cores
 * with what is measured.
 *
 * @param {string} url
 * @param {{ cookie?: string | undefined, body?: unknown }} [wanted] with a body it is a POST
 * @returns {Promise<void>}
 */
export function call(url, { cookie, body } = {}) {
  const payload = body === undefined ? undefined : JSON.stringify(body);

  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      {
        agent,
        method: payload === undefined ? 'GET' : 'POST',
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(payload === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
        },
      },
      (answer) => {
        answer.resume();
        answer.once('error', reject);
        answer.once('end', () => {
          const status = answer.statusCode ?? 0;
          if (status < 300) resolve();
          else reject(new Error(`${url} answered ${status}`));
        });
      },
    );
    request.once('error', reject);
    request.end(payload);
  });
}
