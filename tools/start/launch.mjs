import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { assertPortFree } from '../support/ports.mjs';
import { explain } from '../support/refusal.mjs';
import { stoppedBySignal } from '../support/signals.mjs';
import { banner } from './banner.mjs';
import { openLog } from './log.mjs';
import { untilReady } from './ready.mjs';
import { Running } from './running.mjs';
import { keptSecret } from './secret.mjs';
import { readSettings } from './settings.mjs';
import { runSetup } from './setup.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */

/** Runs Cohesion until it is told to stop; sets the exit code and prints one sentence when it cannot. */
export async function launchFromCommandLine() {
  const running = new Running();
  const signal = stoppedBySignal(() => {
    running.kill();
    process.exit(130);
  });
  try {
    const root = process.env.COHESION_ROOT || fileURLToPath(new URL('../..', import.meta.url));
    const settings = await readSettings(process.env, root);
    await launch(settings, running, signal);
  } catch (error) {
    if (!signal.aborted) {
      console.error(explain(error));
      process.exitCode = 1;
    }
  }
  if (signal.aborted) console.log('Stopping …');
  await running.stop();
  if (signal.aborted) console.log('Stopped.');
  process.exit();
}

/**
 * @param {Settings} settings
 * @param {Running} running
 * @param {AbortSignal} signal
 */
async function launch(settings, running, signal) {
  const { dataDir, host, port, address, environment } = settings;
  const logs = path.join(dataDir, 'logs');
  await running.claim(dataDir);
  await assertPortFree(host, port);
  const databases = settings.databases ?? (await running.startDatabase(dataDir, signal));

  say('Preparing the database and the content …');
  const env = processEnvironment(settings, databases.appUrl, databases.queueUrl);
  const demo = await runSetup({
    ...program(settings, 'setup', 'setup'),
    env: { ...env, DATABASE_OWNER_URL: databases.ownerUrl },
    signal,
    started: (child) => running.note('setup', child),
    // They need the tables and not the content, so they come up while it is imported.
    migrated: () => {
      if (signal.aborted) return;
      running.supervise({ ...program(settings, 'http', 'main'), flags: [], env });
      running.supervise({ ...program(settings, 'worker', 'worker'), flags: workerFlags, env });
    },
  });
  signal.throwIfAborted();

  await Promise.race([untilReady(address, path.join(logs, 'http.log'), signal), running.failure]);
  const shownLogs = path.relative(process.cwd(), logs);
  say(banner({ address, demo, readableMail: environment.NODE_ENV !== 'production', logs: shownLogs }));
  await Promise.race([running.failure, aborted(signal)]);
}

/**
 * V8 keeps a young generation of 140 MiB where a smaller one does the same work a second. Not for http: pages that are
 * rendered at once would outlive it (decision 025).
 */
const workerFlags = ['--max-semi-space-size=8'];

/** @param {string} line */
const say = (line) => console.log(line);

/** @param {AbortSignal} signal */
const aborted = (signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', resolve, { once: true });
  });

/**
 * The owner's URL is for setup alone: http and worker never hold it.
 *
 * @param {Settings} settings
 * @param {string} appUrl
 * @param {string} queueUrl
 * @returns {NodeJS.ProcessEnv}
 */
function processEnvironment({ environment, dataDir }, appUrl, queueUrl) {
  const { DATABASE_OWNER_URL: _, ...inherited } = environment;

  return {
    ...inherited,
    DATABASE_URL: appUrl,
    QUEUE_DATABASE_URL: queueUrl,
    AUTH_SECRET: environment.AUTH_SECRET || keptSecret(path.join(dataDir, 'keys/auth-secret')),
    PERSONAL_DATA_KEYS:
      environment.PERSONAL_DATA_KEYS || `1:${keptSecret(path.join(dataDir, 'keys/personal-data'))}`,
    COHESION_PARENT_PID: String(process.pid),
  };
}

/**
 * @param {Settings} settings
 * @param {string} name what it is called on the screen and in the logs
 * @param {string} script
 */
function program({ root, dataDir, showLogs }, name, script) {
  const cwd = path.join(root, 'apps/api');

  return {
    name,
    cwd,
    script: path.join(cwd, 'dist', `${script}.js`),
    log: openLog(path.join(dataDir, 'logs'), name),
    showLogs,
    say,
  };
}
