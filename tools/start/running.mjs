import path from 'node:path';
import process from 'node:process';
import { startEmbedded } from '../postgres/index.mjs';
import { takeLock } from '../support/lock-file.mjs';
import { endGroup, isRunning, signalGroup } from '../support/processes.mjs';
import { Refusal } from '../support/refusal.mjs';
import { supervise } from './supervisor.mjs';

/** How long http and worker, and then PostgreSQL, may take to stop, in milliseconds: together less than 5 s. */
const patience = { processes: 3_500, database: 1_000 };

/** @typedef {import('../support/processes.mjs').Known} Known */

/** What has been started so far, so that it can be stopped in order from wherever the start has got to. */
export class Running {
  /** @type {import('../support/lock-file.mjs').Lock | undefined} */
  #lock;
  /** @type {import('../postgres/embedded.mjs').Embedded | undefined} */
  #database;
  /** @type {Map<string, Known | undefined>} */
  #children = new Map();
  /** @type {import('./supervisor.mjs').Supervised[]} */
  #supervised = [];
  /** @type {(reason: unknown) => void} */
  #fail = () => {};
  /** Rejects when something stops that the rest cannot do without. @type {Promise<never>} */
  failure = new Promise((_, reject) => (this.#fail = reject));

  constructor() {
    this.failure.catch(() => {});
  }

  /**
   * Makes sure that this is the only start on this data, and ends what a killed one left running.
   *
   * @param {string} dataDir
   */
  async claim(dataDir) {
    const lock = takeLock(path.join(dataDir, 'run.lock'));
    if ('heldBy' in lock) {
      throw new Refusal(
        `Cohesion already runs on ${dataDir} (pid ${lock.heldBy.pid}); stop it first, or choose another folder: DATA_DIR=.data2 npm start`,
      );
    }
    this.#lock = lock;
    await Promise.all(lock.leftovers.map((leftover) => endGroup(leftover, patience.processes)));
  }

  /**
   * @param {string} dataDir
   * @param {AbortSignal} signal
   */
  async startDatabase(dataDir, signal) {
    const database = await startEmbedded({ dataDir, signal });
    this.#database = database;
    const timer = setInterval(() => {
      if (isRunning(database.process)) return;
      this.#fail(
        new Refusal(
          `PostgreSQL stopped by itself; ${path.join(dataDir, 'logs/postgres.log')} says why. Run npm start again.`,
        ),
      );
    }, 1_000);
    timer.unref();

    return database;
  }

  /**
   * @param {string} name
   * @param {Known | undefined} child
   */
  note(name, child) {
    this.#children.set(name, child);
    this.#lock?.record([...this.#children.values()].filter((known) => known !== undefined));
  }

  /** @param {Omit<Parameters<typeof supervise>[0], 'changed' | 'givenUp'>} wanted */
  supervise(wanted) {
    const supervised = supervise({
      ...wanted,
      changed: (child) => this.note(wanted.name, child),
      givenUp: this.#fail,
    });
    this.#supervised.push(supervised);
  }

  /** First the processes, together; then the database they use. */
  async stop() {
    await Promise.all(this.#supervised.map((supervised) => supervised.stop(patience.processes)));
    await this.#database?.stop(patience.database);
    this.#lock?.release();
  }

  /** At once, without regard to what they are doing; the database recovers at its next start. */
  kill() {
    for (const child of this.#children.values()) {
      if (child && isRunning(child)) signalGroup(child.pid, 'SIGKILL');
    }
    if (this.#database && isRunning(this.#database.process))
      process.kill(this.#database.process.pid, 'SIGQUIT');
    this.#lock?.release();
  }
}
