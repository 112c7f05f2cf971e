import path from 'node:path';
import process from 'node:process';
import { Refusal, knownCause } from '../support/refusal.mjs';
import { run } from '../support/run.mjs';
import { rememberBuild, sourcesOf } from './fingerprint.mjs';

/**
 * Builds every project that changed, with the given Node. Quiet when it works; everything is shown when it does not.
 *
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {string} wanted.node
 * @param {(line: string) => void} wanted.say
 * @param {AbortSignal} [wanted.signal]
 * @param {(child: import('../support/processes.mjs').Known) => void} wanted.started
 */
export async function buildWorkspace({ root, node, say, signal, started }) {
  say('Building …');
  const sources = sourcesOf(root);
  const { code, output } = await runNx({ root, node, target: 'build', signal, started });
  if (code !== 0) {
    console.error(output);
    throw new Refusal(causeOf(output) ?? 'The build failed; what it said is above.');
  }
  rememberBuild(root, sources);
}

/** A compiler's message may mention anything; only what the system itself says counts as a cause. @param {string} output */
const causeOf = (output) => (/ENOSPC|EACCES|EROFS/.test(output) ? knownCause(output) : undefined);

/**
 * Runs one nx target in all projects that have it.
 *
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {string} wanted.node
 * @param {string} wanted.target
 * @param {boolean} [wanted.show]
 * @param {AbortSignal} [wanted.signal]
 * @param {(child: import('../support/processes.mjs').Known) => void} [wanted.started]
 */
export function runNx({ root, node, target, show, signal, started }) {
  const bin = path.join(root, 'node_modules/.bin');
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
  };
  const args = [path.join(bin, 'nx'), 'run-many', '--target', target, '--output-style=stream'];

  return run(node, args, { cwd: root, env, show, signal, started });
}
