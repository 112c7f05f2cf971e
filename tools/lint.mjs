// `npm run lint`: code (oxlint), what may import what (dependency-cruiser), and layout (prettier).
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { checkBoundaries } from './lint/boundaries.mjs';
import { run } from './support/run.mjs';
import { explain } from './support/refusal.mjs';
import { stoppedBySignal } from './support/signals.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const signal = stoppedBySignal();

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function passes(name, args) {
  const env = {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
  };
  const { code, output } = await run(path.join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    env,
    signal,
  });
  if (code !== 0) console.error(output);

  return code === 0;
}

async function boundariesHold() {
  const { violations, files } = await checkBoundaries({ root, home: root, signal });
  for (const { rule, from, to, why } of violations) console.error(`${from} imports ${to}\n  ${rule}: ${why}`);
  console.log(
    `boundaries   ${violations.length === 0 ? 'hold' : `${violations.length} wrong imports`} in ${files} files`,
  );

  return violations.length === 0;
}

try {
  const code = await passes('oxlint', ['--type-aware', '--deny-warnings', 'apps', 'libs', 'tests', 'tools']);
  console.log(`code         ${code ? 'fine' : 'see above'}`);
  const boundaries = await boundariesHold();
  const layout = await passes('prettier', ['--check', '--log-level=warn', '.']);
  console.log(`layout       ${layout ? 'fine' : 'see above; npm run format puts it right'}`);
  if (!(code && boundaries && layout)) process.exitCode = 1;
} catch (error) {
  if (!signal.aborted) console.error(explain(error));
  process.exitCode = 1;
}
