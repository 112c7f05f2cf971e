import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** The tables as their owner sees them, past every policy: to look at what is really there. */
export async function ownerOf(dataDir: string): Promise<pg.Client> {
  const { cohesion } = JSON.parse(await readFile(path.join(dataDir, 'keys', 'postgres.json'), 'utf8'));
  const port = (await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  const client = new pg.Client({
    connectionString: `postgres://cohesion:${cohesion}@127.0.0.1:${port}/cohesion`,
  });
  client.on('error', () => undefined);
  await client.connect();

  return client;
}

/** Waits, at most 30 seconds, until the question is answered with something. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    await pause(50);
  }
  throw new Error(`Waited half a minute in vain: ${what}`);
}
