import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../support/refusal.mjs';

/**
 * How PostgreSQL's programs are run: it refuses to be root, so root hands them to an ordinary user of the machine.
 *
 * @typedef {object} RunAs
 * @property {(program: 'initdb' | 'postgres', args: readonly string[]) => [command: string, args: string[]]} command
 * @property {{ uid?: number, gid?: number }} identity what to pass to spawn
 * @property {(path: string) => void} own gives a file or folder to the user the programs run as
 */

/** @typedef {{ uid: number, gid: number }} User */

/**
 * @param {string} native the folder of the PostgreSQL programs
 * @param {string} cluster the data directory, which need not exist yet; its parent must
 * @returns {RunAs}
 */
export function runAs(native, cluster) {
  if (process.getuid?.() !== 0) return directly(native);
  const user = ownerOf(cluster) ?? userNamed('postgres') ?? userNamed('nobody');
  if (!user) {
    throw new Refusal(
      'PostgreSQL does not run as root and this machine has neither a user postgres nor nobody; run as an ordinary user.',
    );
  }
  const parent = path.dirname(cluster);
  const seesData = canEnter(parent, user);
  if (seesData && canRun(path.join(native, 'bin/postgres'), user)) return directly(native, user);

  const privileged = throughSetpriv(native, user);
  if (canReach(privileged, parent)) return privileged;
  if (seesData) return directly(copied(native, parent), user);

  throw new Refusal(
    `PostgreSQL does not run as root, and no ordinary user can enter ${parent}; set DATA_DIR to a folder that others may enter.`,
  );
}

/**
 * @param {string} native
 * @param {User} [user]
 * @returns {RunAs}
 */
function directly(native, user) {
  return {
    command: (program, args) => [path.join(native, 'bin', program), [...args]],
    identity: user ?? {},
    own: (file) => user && chownSync(file, user.uid, user.gid),
  };
}

/**
 * For binaries or data below a folder that only root may enter: another user id that keeps root's right to read and
 * walk there. Without no_setuid_fixup access(2) still answers no.
 *
 * @param {string} native
 * @param {User} user
 * @returns {RunAs}
 */
function throughSetpriv(native, user) {
  const capabilities = '+dac_override,+dac_read_search';
  const change = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${capabilities}`,
    `--ambient-caps=${capabilities}`,
  ];

  return {
    command: (program, args) => ['setpriv', [...change, path.join(native, 'bin', program), ...args]],
    identity: {},
    own: (file) => chownSync(file, user.uid, user.gid),
  };
}

/**
 * The last resort, where setpriv is missing: 60 MB beside the data, copied once per version.
 *
 * @param {string} native
 * @param {string} parent
 */
function copied(native, parent) {
  const copy = path.join(parent, `postgres-programs-${statSync(path.join(native, 'bin/postgres')).size}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);

  return copy;
}

/**
 * A data directory keeps the user it was made by, whichever users the machine has got since.
 *
 * @param {string} cluster
 * @returns {User | undefined}
 */
function ownerOf(cluster) {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);

  return uid === 0 ? undefined : { uid, gid };
}

/**
 * @param {string} name
 * @returns {User | undefined}
 */
function userNamed(name) {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;

  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * @param {string} folder
 * @param {User} user
 */
const canEnter = (folder, user) => spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0;

/**
 * @param {string} program
 * @param {User} user
 */
const canRun = (program, user) => spawnSync(program, ['--version'], { ...user, cwd: '/' }).status === 0;

/**
 * @param {RunAs} as
 * @param {string} folder
 */
function canReach(as, folder) {
  const [setpriv, args] = as.command('postgres', ['--version']);
  const change = args.slice(0, -2);

  return (
    spawnSync(setpriv, args, { cwd: '/' }).status === 0 &&
    spawnSync(setpriv, [...change, 'test', '-x', folder], { cwd: '/' }).status === 0
  );
}
