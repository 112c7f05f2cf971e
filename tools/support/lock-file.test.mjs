import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cleanUp, startScript, temporaryFolder } from '../testing/processes.mjs';
import { takeLock } from './lock-file.mjs';
import { known } from './processes.mjs';

afterEach(cleanUp);

/** @param {ReturnType<typeof takeLock>} answer */
function held(answer) {
  if ('heldBy' in answer) throw new Error(`held by ${answer.heldBy.pid}`);

  return answer;
}

describe('takeLock', () => {
  it('gives the lock to one at a time', () => {
    const file = path.join(temporaryFolder(), 'run.lock');
    const lock = held(takeLock(file));

    expect(takeLock(file)).toMatchObject({ heldBy: { pid: process.pid } });
    lock.release();
    expect(existsSync(file)).toBe(false);
    held(takeLock(file)).release();
  });

  it.each([
    ['names a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: '1', children: [] })],
    [
      'names a number that another process has by now',
      JSON.stringify({ pid: process.pid, started: '1', children: [] }),
    ],
    ['was only half written', '{"pid": 12'],
    ['is empty', ''],
  ])('takes a lock over that %s', (_, text) => {
    const file = path.join(temporaryFolder(), 'run.lock');
    writeFileSync(file, text);

    const lock = held(takeLock(file));

    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject(known(process.pid));
    lock.release();
  });

  it('tells which processes of a dead holder still run', () => {
    const file = path.join(temporaryFolder(), 'run.lock');
    const child = known(startScript('testing/keep-postgres.mjs', { args: ['/dev/null/nowhere'] }).pid);
    const gone = { pid: 2 ** 22 + 1, started: '1' };
    writeFileSync(file, JSON.stringify({ ...gone, children: [child, gone] }));

    const lock = held(takeLock(file));

    expect(lock.leftovers).toEqual([child]);
    lock.release();
  });
});
