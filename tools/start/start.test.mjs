import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from '../support/processes.mjs';
import { aCheckout } from '../testing/checkout.mjs';
import { cleanUp, eventually, startScript, users } from '../testing/processes.mjs';

/** @typedef {Awaited<ReturnType<typeof aCheckout>>} Checkout */
/** @typedef {import('../testing/processes.mjs').User} User */

afterEach(cleanUp);

/**
 * @param {Checkout} checkout
 * @param {NodeJS.ProcessEnv} [env]
 * @param {User} [user]
 */
const start = (checkout, env = {}, user) =>
  startScript('start.mjs', { env: { ...checkout.env, ...env }, user });

/**
 * @param {Checkout} checkout
 * @returns {Promise<{ pid?: number, owner?: string | null }>}
 */
async function http({ address }) {
  const answer = await fetch(address);

  return /** @type {{ pid: number, owner: string | null }} */ (await answer.json());
}

/** Commands of all processes that have to do with a checkout. @param {Checkout} checkout */
function runningIn({ root }) {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .map((pid) => commandOf(Number(pid)) ?? '')
    .filter((command) => command.includes(root));
}

/**
 * Sends a signal and measures how long it takes until everything is over.
 *
 * @param {ReturnType<typeof start>} launcher
 * @param {NodeJS.Signals} signal
 */
async function stop(launcher, signal) {
  const begun = Date.now();
  launcher.child.kill(signal);
  const code = await launcher.ended;

  return { code, seconds: (Date.now() - begun) / 1_000 };
}

describe.each(users)('npm start, as %s', (user) => {
  it('prints the address and the sample accounts, and stops everything at Ctrl-C', async () => {
    const checkout = await aCheckout(user);
    const launcher = start(checkout, {}, user);
    await launcher.says(/Cohesion is ready/);

    const { code, seconds } = await stop(launcher, 'SIGINT');

    expect(launcher.output()).toContain(`Cohesion is ready at ${checkout.address}\n`);
    expect(launcher.output()).toMatch(
      /Sample accounts of AGPS \(sample data\):[^]+learner +learner@example.org +sample-password/,
    );
    expect(launcher.output()).toContain(`${checkout.address}/dev/mail`);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
    expect(runningIn(checkout)).toEqual([]);
  });
});

describe('npm start', () => {
  it('shows warnings, keeps the rest and the passwords off the screen and out of the logs', async () => {
    const checkout = await aCheckout();
    const launcher = start(checkout);
    await launcher.says(/Cohesion is ready/);

    const log = readFileSync(path.join(checkout.root, 'data/logs/setup.log'), 'utf8');

    expect(launcher.output()).toContain('setup: a warning\n');
    expect(launcher.output()).not.toContain('a detail');
    expect(log).toContain('a detail');
    expect(log).not.toContain('sample-password');
  });

  it('keeps the owner of the database from the processes that serve', async () => {
    const checkout = await aCheckout();
    await start(checkout).says(/Cohesion is ready/);

    expect(await http(checkout)).toMatchObject({ owner: null });
  });

  it('stops within 5 s also when the processes do not want to', async () => {
    const checkout = await aCheckout();
    const launcher = start(checkout, { STUBBORN: '1' });
    await launcher.says(/Cohesion is ready/);

    const { code, seconds } = await stop(launcher, 'SIGTERM');

    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
    expect(runningIn(checkout)).toEqual([]);
  });

  it('stops at once when Ctrl-C is pressed again', async () => {
    const checkout = await aCheckout();
    const launcher = start(checkout, { STUBBORN: '1' });
    await launcher.says(/Cohesion is ready/);
    launcher.child.kill('SIGINT');
    await sleep(700);

    const { seconds } = await stop(launcher, 'SIGINT');

    expect(seconds).toBeLessThan(1);
    await eventually(
      () => runningIn(checkout).length === 0,
      () => 'all processes to end',
      2_000,
    );
  });

  it('can be stopped while it is still preparing', async () => {
    const checkout = await aCheckout();
    const launcher = start(checkout, { SETUP_TAKES: '60000' });
    await launcher.says(/setup: a warning/);

    const { seconds } = await stop(launcher, 'SIGHUP');

    expect(seconds).toBeLessThan(5);
    expect(runningIn(checkout)).toEqual([]);
  });

  it('takes over, on the same port and data, what a killed start left running', async () => {
    const checkout = await aCheckout();
    const first = start(checkout);
    await first.says(/Cohesion is ready/);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = start(checkout);
    await second.says(/Cohesion is ready/);

    expect(await http(checkout)).toHaveProperty('pid');
    expect(runningIn(checkout).filter((command) => command.includes('main.js'))).toHaveLength(1);
    await stop(second, 'SIGINT');
    expect(runningIn(checkout)).toEqual([]);
  });

  it('refuses to run twice on the same data and names the process that does', async () => {
    const checkout = await aCheckout();
    const first = start(checkout);
    await first.says(/Cohesion is ready/);

    const second = start(checkout, { PORT: '0' });

    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^Cohesion already runs on .*/data \\(pid ${first.pid}\\); stop it first.*\\n$`),
    );
  });

  it('says in one sentence that the port is taken and how to choose another', async () => {
    const checkout = await aCheckout();
    const stranger = createServer().listen(checkout.port, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));

    const launcher = start(checkout);
    const code = await launcher.ended;
    stranger.close();

    expect(code).toBe(1);
    expect(launcher.output()).toBe(
      `Port ${checkout.port} is used by another program; choose another one: PORT=${checkout.port + 1} npm start\n`,
    );
  });

  it.each([
    [{ PORT: 'x' }, /^PORT=x is not a port; use a number from 1 to 65535.*\n$/],
    [{ HOST: '203.0.113.7' }, /^HOST=203\.0\.113\.7 is not an address of this machine; .*\n$/],
    [
      { DATABASE_URL: 'postgres://a@b/c' },
      /^Set DATABASE_URL .* and DATABASE_OWNER_URL .* together, or neither\.\n$/,
    ],
  ])('refuses %j in one sentence', async (env, sentence) => {
    const launcher = start(await aCheckout(), env);

    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toMatch(sentence);
  });

  it('starts a process again that died by itself', async () => {
    const checkout = await aCheckout();
    const launcher = start(checkout);
    await launcher.says(/Cohesion is ready/);
    const before = await http(checkout);
    await fetch(`${checkout.address}/crash`).catch(() => {});

    await launcher.says(/http stopped by itself \(exit code 3\); starting it again in 1 s\./);
    await eventually(
      () => http(checkout).then(Boolean, () => false),
      () => 'http to answer again',
    );

    expect((await http(checkout)).pid).not.toBe(before.pid);
  });

  it('gives up on a process that keeps dying, and says what it said last', async () => {
    const checkout = await aCheckout();
    const launcher = start(checkout, { HTTP_FAILS: '1' });

    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toMatch(
      /http stopped 3 times in a row \(exit code 4\); .*http\.log ends with:\n[^]*cannot read the signing key/,
    );
    expect(runningIn(checkout)).toEqual([]);
  });

  it.each([
    'error: could not extend file "base/16384/2619": No space left on device',
    'Error: ENOSPC: no space left on device, write',
  ])('says in one sentence that the disk is full when preparing ends with %j', async (last) => {
    const launcher = start(await aCheckout(), { SETUP_FAILS: last });

    expect(await launcher.ended).toBe(1);
    expect(launcher.output().trim().split('\n').at(-1)).toBe(
      'The disk is full; free some space and run the same command again.',
    );
  });

  it('shows why preparing failed', async () => {
    const launcher = start(await aCheckout(), { SETUP_FAILS: 'column "hours" does not exist' });

    expect(await launcher.ended).toBe(1);
    expect(launcher.output()).toMatch(
      /Preparing the database failed \(exit code 1\); .*setup\.log ends with:\n[^]*column "hours" does not exist/,
    );
  });
});
