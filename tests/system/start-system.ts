import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = path.resolve(__dirname, '../..');

export type System = Readonly<{
  address: string;
  dataDir: string;
  /** Passwords of the sample accounts, by address. */
  passwords: Readonly<Record<string, string>>;
  /** Process ids of the http and worker processes now running. */
  pids(): Promise<Readonly<Record<'http' | 'worker', number>>>;
  /** What it printed so far. */
  output(): string;
  stop(): Promise<void>;
  /** kill -9 of the launcher alone; what it started is left to itself. */
  kill(): void;
}>;

/** The running system as `npm start` runs it, on a port and a data folder of its own. */
export async function startSystem(environment: Readonly<Record<string, string>> = {}): Promise<System> {
  const dataDir = environment['DATA_DIR'] ?? (await mkdtemp(path.join(tmpdir(), 'cohesion-system-')));
  const port = environment['PORT'] ?? String(await freePort());
  const launcher = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      RATE_LIMITS: 'false',
      ...environment,
      DATA_DIR: dataDir,
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [launcher.stdout, launcher.stderr])
    stream.on('data', (text) => (printed += String(text)));
  const address = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(launcher);
    if (!environment['DATA_DIR']) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(launcher, address, () => printed);
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    address,
    dataDir,
    passwords: JSON.parse(await readFile(path.join(dataDir, 'keys', 'demo-accounts.json'), 'utf8')),
    pids: async () => ({
      http: await childOf(launcher, 'main.js'),
      worker: await childOf(launcher, 'worker.js'),
    }),
    output: () => printed,
    kill: () => void launcher.kill('SIGKILL'),
    stop,
  };
}

async function untilReady(launcher: ChildProcess, address: string, printed: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (launcher.exitCode !== null) throw new Error(`The system ended before it was ready:\n${printed()}`);
    if (printed().includes('is ready')) {
      const answer = await fetch(`${address}/health/ready`).catch(() => null);
      if (answer?.ok) return;
    }
    await pause(100);
  }
  throw new Error(`The system was not ready within a minute:\n${printed()}`);
}

async function end(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return;
  const ended = new Promise((resolve) => launcher.once('exit', resolve));
  launcher.kill('SIGTERM');
  await ended;
}

/** The child of the launcher whose command line ends in this script; 0 while there is none. */
async function childOf(launcher: ChildProcess, script: string): Promise<number> {
  const children = await readFile(`/proc/${launcher.pid}/task/${launcher.pid}/children`, 'utf8').catch(
    () => '',
  );
  for (const pid of children.trim().split(' ').filter(Boolean)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.split('\0').some((argument) => argument.endsWith(script))) return Number(pid);
  }

  return 0;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
