import path from 'node:path';
import { freePort } from '../support/ports.mjs';
import { Refusal } from '../support/refusal.mjs';

/**
 * @typedef {object} Settings
 * @property {string} root the checkout
 * @property {string} host
 * @property {number} port
 * @property {string} dataDir absolute
 * @property {string} address where a browser on this machine finds it
 * @property {Databases | undefined} databases servers of the customer's own; undefined: start one
 * @property {boolean} showLogs all log lines on the screen, not just warnings
 * @property {NodeJS.ProcessEnv} environment what the processes get beside the databases
 */
/** @typedef {{ ownerUrl: string, appUrl: string, queueUrl: string }} Databases */

/**
 * Reads the environment; refuses, in one sentence, what makes no sense.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @returns {Promise<Settings>}
 */
export async function readSettings(env, root) {
  const host = env.HOST || '127.0.0.1';
  const port = await portFrom(env.PORT);
  const dataDir = path.resolve(root, env.DATA_DIR || '.data');
  const address = `http://${hostInUrl(host)}:${port}`;

  return {
    root,
    host,
    port,
    dataDir,
    address,
    databases: databasesFrom(env),
    showLogs: env.LOG === '1',
    environment: {
      ...env,
      HOST: host,
      PORT: String(port),
      DATA_DIR: dataDir,
      PUBLIC_URL: env.PUBLIC_URL || address,
      NODE_ENV: env.NODE_ENV || 'development',
      WEB_DIST: path.join(root, 'apps/web/dist'),
      CONTENT_DIR: path.resolve(root, env.CONTENT_DIR || 'content'),
    },
  };
}

/**
 * @param {string | undefined} text `0` asks for any free port
 * @returns {Promise<number>}
 */
async function portFrom(text) {
  const port = Number(text || 4400);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Refusal(
      `PORT=${text} is not a port; use a number from 1 to 65535, for example PORT=4401 npm start`,
    );
  }

  return port === 0 ? freePort() : port;
}

/** An address to listen on everywhere is not one to visit. @param {string} host */
function hostInUrl(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';

  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Databases | undefined}
 */
function databasesFrom(env) {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, QUEUE_DATABASE_URL: queueUrl } = env;
  if (!appUrl && !ownerUrl) return undefined;
  if (!appUrl || !ownerUrl) {
    throw new Refusal(
      'Set DATABASE_URL (the application, a role that owns nothing) and DATABASE_OWNER_URL (migrations, the role that owns the database) together, or neither.',
    );
  }

  return { appUrl, ownerUrl, queueUrl: queueUrl || ownerUrl };
}
