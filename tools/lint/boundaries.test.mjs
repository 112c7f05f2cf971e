import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanUp, temporaryFolder } from '../testing/processes.mjs';
import { checkBoundaries } from './boundaries.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));
const libs = ['curriculum', 'credit', 'certificates', 'contracts'];

/** Who imports what, and the rule that refuses it. @type {readonly [from: string, to: string, rule: string][]} */
const wrong = [
  ['libs/curriculum/src/a.ts', '@cohesion/credit', 'libs-do-not-know-each-other'],
  ['libs/credit/src/a.ts', '@cohesion/contracts', 'libs-do-not-know-each-other'],
  ['libs/contracts/src/a.ts', '@cohesion/credit', 'libs-do-not-know-each-other'],
  ['libs/certificates/src/a.ts', '../../../apps/api/src/platform/clock.js', 'libs-do-not-know-apps'],
  ['libs/credit/src/b.ts', 'node:fs', 'domain-does-no-io'],
  ['libs/credit/src/c.ts', 'typeorm', 'domain-needs-no-framework'],
  ['libs/credit/src/d.ts', '@nestjs/common', 'domain-needs-no-framework'],
  ['libs/contracts/src/b.ts', 'yaml', 'contracts-need-only-zod'],
  ['apps/api/src/credit/a.ts', '../../../../libs/credit/src/inner.js', 'libs-through-their-face'],
  ['apps/api/src/platform/a.ts', '../credit/credit.service.js', 'api-platform-knows-no-slice'],
  ['apps/api/src/platform/b.ts', '@cohesion/credit', 'api-platform-knows-no-rules'],
  ['apps/api/src/courses/a.ts', '../credit/award.entity.js', 'api-slices-ask-each-other'],
  ['apps/api/src/migrations/a.ts', '../credit/award.entity.js', 'migrations-import-nothing-of-ours'],
  ['apps/api/src/courses/b.ts', '../testing/builders.js', 'testing-stays-in-tests'],
  ['apps/api/src/courses/c.ts', '../../../web/src/platform/api.js', 'api-does-not-know-web'],
  ['apps/web/src/courses/a.ts', '@cohesion/credit', 'web-knows-contracts-only'],
  ['apps/web/src/courses/b.ts', '../../../api/src/platform/clock.js', 'web-knows-contracts-only'],
  ['apps/web/src/courses/f.ts', '@cohesion/certificates/verify', 'web-knows-contracts-only'],
  ['apps/web/src/verification/a.ts', '@cohesion/certificates/verify', 'web-knows-contracts-only'],
  [
    'apps/web/src/verification/file/a.worker.ts',
    '@cohesion/certificates',
    'web-checks-files-with-the-verifier-only',
  ],
  ['apps/web/src/verification/file/b.ts', '@cohesion/certificates/verify', 'web-loads-the-verifier-apart'],
  ['apps/web/src/courses/c.ts', '../credit/credit.route.js', 'web-slices-meet-in-the-router'],
  ['apps/web/src/platform/a.ts', '../credit/credit.route.js', 'web-platform-knows-no-slice'],
  ['apps/web/src/ui/a.ts', '../platform/api.js', 'web-ui-knows-only-itself'],
  ['tests/a.ts', '../apps/api/src/platform/clock.js', 'tests-stay-outside'],
  ['tests/b.ts', '@cohesion/credit', 'tests-stay-outside'],
  ['libs/credit/src/e.ts', './nowhere.js', 'everything-resolves'],
];

/** Imports that must stay possible. @type {readonly [from: string, to: string][]} */
const right = [
  ['libs/credit/src/a.test.ts', 'node:fs'],
  ['libs/contracts/src/c.ts', 'zod'],
  ['apps/api/src/platform/c.ts', '@cohesion/contracts'],
  ['apps/api/src/courses/d.ts', '../credit/credit.service.js'],
  ['apps/api/src/courses/e.ts', '../platform/clock.js'],
  ['apps/api/src/courses/f.ts', '@cohesion/credit'],
  ['apps/api/src/courses/g.test.ts', '../testing/builders.js'],
  ['apps/api/src/app.ts', './credit/credit.service.js'],
  ['apps/web/src/router.ts', './credit/credit.route.js'],
  ['apps/web/src/courses/d.ts', '../ui/button.js'],
  ['apps/web/src/courses/e.ts', '@cohesion/contracts'],
  ['apps/web/src/verification/file/c.worker.ts', '@cohesion/certificates/verify'],
  ['tests/c.ts', '@cohesion/contracts'],
];

const targets = [
  ...libs.map((lib) => `libs/${lib}/src/index.ts`),
  'libs/credit/src/inner.ts',
  'libs/certificates/src/verify/index.ts',
  'apps/api/src/platform/clock.ts',
  'apps/api/src/testing/builders.ts',
  'apps/api/src/credit/credit.service.ts',
  'apps/api/src/credit/award.entity.ts',
  'apps/web/src/platform/api.ts',
  'apps/web/src/ui/button.ts',
  'apps/web/src/credit/credit.route.ts',
];

/** @param {Record<string, string>} files */
function aTree(files) {
  const root = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  mkdirSync(path.join(root, 'node_modules/@cohesion'), { recursive: true });
  for (const lib of libs) {
    const manifest = {
      name: `@cohesion/${lib}`,
      exports: {
        '.': { '@cohesion/source': './src/index.ts' },
        './verify': { '@cohesion/source': './src/verify/index.ts' },
      },
    };
    mkdirSync(path.join(root, 'libs', lib), { recursive: true });
    writeFileSync(path.join(root, 'libs', lib, 'package.json'), JSON.stringify(manifest));
    symlinkSync(`../../libs/${lib}`, path.join(root, 'node_modules/@cohesion', lib));
  }
  for (const name of ['zod', 'typeorm', 'yaml', '@nestjs']) {
    symlinkSync(path.join(home, 'node_modules', name), path.join(root, 'node_modules', name));
  }
  const dependencies = { zod: '*', typeorm: '*', yaml: '*', '@nestjs/common': '*' };
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'tree', dependencies }));

  return root;
}

/** @param {readonly (readonly string[])[]} imports */
function importing(imports) {
  return Object.fromEntries([
    ...targets.map((file) => [file, 'export const here = 1;\n']),
    ...imports.map(([from, to]) => [from, `import * as it from '${to}';\nexport { it };\n`]),
  ]);
}

afterEach(cleanUp);

describe('checkBoundaries', () => {
  it('refuses every kind of wrong import, each by its own rule', async () => {
    const { violations } = await checkBoundaries({ root: aTree(importing(wrong)), home });

    for (const [from, to, rule] of wrong) {
      expect({ from, to, rules: violations.filter((v) => v.from === from).map((v) => v.rule) }).toEqual({
        from,
        to,
        rules: expect.arrayContaining([rule]),
      });
    }
    expect(violations.every(({ why }) => why.length > 20)).toBe(true);
  });

  it('lets every import pass that the design needs', async () => {
    const { violations, files } = await checkBoundaries({ root: aTree(importing(right)), home });

    expect(violations).toEqual([]);
    expect(files).toBe(targets.length + right.length);
  });

  it('refuses two files that need each other, and lets types go round', async () => {
    const root = aTree({
      ...importing([]),
      'libs/credit/src/hen.ts': "import { egg } from './egg.js';\nexport const hen = () => egg;\n",
      'libs/credit/src/egg.ts': "import { hen } from './hen.js';\nexport const egg = () => hen;\n",
      'libs/credit/src/parent.ts':
        "import type { Child } from './child.js';\nexport type Parent = Child[];\n",
      'libs/credit/src/child.ts':
        "import type { Parent } from './parent.js';\nexport type Child = { parent: Parent };\n",
    });

    const { violations } = await checkBoundaries({ root, home });

    expect(violations).toEqual([
      expect.objectContaining({ rule: 'no-cycles', from: expect.stringMatching(/hen|egg/) }),
    ]);
  });

  it('does not pass when there was nothing to look at', async () => {
    await expect(checkBoundaries({ root: temporaryFolder(), home })).rejects.toThrow(/did not (run|look)/);
  });
});
