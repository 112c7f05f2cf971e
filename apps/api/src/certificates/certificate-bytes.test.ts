import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** Renders a certificate in a process of its own, after others that were rendered before it; prints its hash. */
const script = `
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { certificateFacts, formatCode, makeCode, parseFonts, renderCertificate } = require('@cohesion/certificates');
const find = (file) => require.resolve.paths(file).map((folder) => path.join(folder, file)).find(existsSync);
const fonts = parseFonts((file) => readFileSync(find(file)));
const code = makeCode(Buffer.from([1, 2, 3, 4, 5]));
const facts = (name) => certificateFacts.parse({
  language: 'en-US',
  society: { name: 'Sample Society', shortName: 'SS', place: 'Atlanta, Georgia', timeZone: 'America/New_York', brandColor: '#1f5a52', sample: true },
  learner: { name, licenses: [] },
  activity: { title: 'A sample course', format: 'Self-paced, with quiz', presenters: ['Sample Presenter, PhD'] },
  completedOn: '2026-11-14',
  credit: { amount: '1.00', unit: 'clock hours', categories: [] },
  approval: { bodyName: 'Sample Body', statement: 'Sample statement.', approvalNumber: null, providerNumber: '6529' },
  score: null,
  signers: [{ name: 'Sample Signer', role: 'CE administrator' }],
  code,
  verifyAddress: 'https://learn.example.org/v/' + formatCode(code),
  version: 1,
  issuedAt: '2026-11-15T15:02:11Z',
});
const hashOf = (name) => {
  const rendering = renderCertificate(facts(name), fonts, { paper: 'letter' });
  if (!rendering.ok) throw new Error(JSON.stringify(rendering));
  return createHash('sha256').update(rendering.pdf).digest('hex');
};
const [name, ...before] = process.argv.slice(1);
before.forEach(hashOf);
process.stdout.write(hashOf(name));
`;

function hashInItsOwnProcess(
  name: string,
  before: readonly string[],
  environment: Record<string, string> = {},
) {
  return execFileSync(process.execPath, ['-e', script, name, ...before], {
    cwd: path.join(__dirname, '../..'),
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

describe('the bytes of a certificate', () => {
  it.each(['Agnieszka Nguyễn', 'علاء الدين', '小林 美咲'])(
    'are the same in two processes, whatever either did before, and in any zone or locale: %s',
    (name) => {
      const other = hashInItsOwnProcess(name, ['Renée Łucja', '林 さくら', 'محمد'], {
        TZ: 'Pacific/Kiritimati',
        LANG: 'de_DE.UTF-8',
      });

      expect(other).toMatch(/^[0-9a-f]{64}$/);
      expect(hashInItsOwnProcess(name, [])).toBe(other);
    },
  );
});
