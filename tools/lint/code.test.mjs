import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from '../support/run.mjs';
import { cleanUp, temporaryFolder } from '../testing/processes.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));

/** A file, what is wrong in it, and the rule that says so. @type {readonly [file: string, text: string, rule: string][]} */
const wrong = [
  ['libs/credit/src/a.ts', 'export const now = () => new Date();', 'house(no-current-time)'],
  ['libs/credit/src/b.ts', 'export const now = () => Date.now();', 'eslint(no-restricted-properties)'],
  ['libs/credit/src/c.ts', 'export const draw = () => Math.random();', 'eslint(no-restricted-properties)'],
  ['libs/credit/src/d.ts', 'export const where = () => process.cwd();', 'eslint(no-restricted-globals)'],
  [
    'libs/credit/src/e.ts',
    'export const cast = (x: unknown) => x as string;',
    'typescript(consistent-type-assertions)',
  ],
  ['apps/api/src/a.ts', "export const say = () => console.log('x');", 'eslint(no-console)'],
  ['apps/api/src/b.ts', 'export const home = process.env.HOME;', 'node(no-process-env)'],
  ['apps/api/src/c.ts', 'export const sure = (x?: string) => x!;', 'typescript(no-non-null-assertion)'],
  ['apps/api/src/d.ts', 'export const anything = (x: any) => x;', 'typescript(no-explicit-any)'],
  [
    'apps/api/src/e.ts',
    'async function go() {}\nexport const start = () => { go(); };',
    'typescript(no-floating-promises)',
  ],
  ['apps/api/src/f.ts', 'export default 1;', 'import(no-default-export)'],
  [
    'libs/credit/src/f.ts',
    "import { T } from './t.js';\nexport const t = (x: T) => x;",
    'typescript(consistent-type-imports)',
  ],
  ['libs/credit/src/g.test.ts', "it.only('works', () => { expect(1).toBe(1); });", 'jest(no-focused-tests)'],
  ['libs/credit/src/h.test.ts', "it.skip('works', () => { expect(1).toBe(1); });", 'jest(no-disabled-tests)'],
];

const right = {
  'libs/credit/src/t.ts': 'export type T = { at: Date };\nexport const at = (iso: string) => new Date(iso);',
  'libs/credit/src/t.test.ts': "it('works', () => { expect(new Date()).toBeInstanceOf(Date); });",
  'apps/api/src/platform/config.ts': 'export const home = process.env.HOME;',
  'apps/api/src/a.entity.ts': 'export class A { name!: string; }',
};

afterEach(cleanUp);

describe('the code rules', () => {
  it('refuse each thing that is not wanted, where it is not wanted', async () => {
    const root = temporaryFolder();
    cpSync(path.join(home, '.oxlintrc.json'), path.join(root, '.oxlintrc.json'));
    symlinkSync(path.join(home, 'node_modules'), path.join(root, 'node_modules'));
    symlinkSync(path.join(home, 'tools'), path.join(root, 'tools'));
    const options = {
      strict: true,
      module: 'nodenext',
      target: 'es2023',
      types: ['node', 'jest'],
      skipLibCheck: true,
    };
    writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
    const files = [...wrong.map(([file, text]) => [file, text]), ...Object.entries(right)];
    for (const [file = '', text = ''] of files) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), `${text}\n`);
    }
    const oxlint = path.join(home, 'node_modules/.bin/oxlint');
    const env = {
      ...process.env,
      PATH: `${path.join(home, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
    };

    const { output } = await run(oxlint, ['--type-aware', '--format=json', 'apps', 'libs'], {
      cwd: root,
      env,
    });

    const found = JSON.parse(output).diagnostics.map(
      (/** @type {any} */ { filename, code }) => `${filename} ${code}`,
    );
    expect(found.sort()).toEqual(wrong.map(([file, , rule]) => `${file} ${rule}`).sort());
  });
});
