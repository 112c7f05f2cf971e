import { createServer } from 'node:net';
import { Refusal, errorCode } from './refusal.mjs';

/**
 * A port of 127.0.0.1 that nobody used a moment ago.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  return listenBriefly('127.0.0.1', 0);
}

/**
 * Refuses, in one sentence, an address that this program could not listen on.
 *
 * @param {string} host
 * @param {number} port
 */
export async function assertPortFree(host, port) {
  try {
    await listenBriefly(host, port);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EADDRINUSE') {
      throw new Refusal(
        `Port ${port} is used by another program; choose another one: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new Refusal(`This user may not listen on port ${port}; choose another one: PORT=4400 npm start`);
    }
    throw new Refusal(
      `HOST=${host} is not an address of this machine; leave HOST out to listen on 127.0.0.1.`,
    );
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenBriefly(host, port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
