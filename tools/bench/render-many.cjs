// Renders certificates in a row and prints how fast, as JSON.
const { readFileSync } = require('node:fs');
const { fontFiles, makeCode, parseFonts, renderCertificate } = require('@cohesion/certificates');

const warmUp = 40;
const count = 200;
const names = [
  'Zoë Ångström-Łukasiewicz',
  'Đặng Thị Ngọc Ánh',
  'Ιωάννης Παπαδόπουλος',
  'Иван Ёлкин',
  'Seán Ó Briain',
];

const facts = (index) => ({
  language: 'en-US',
  society: {
    name: 'Atlanta Group Psychotherapy Society',
    shortName: 'AGPS',
    place: 'Atlanta, Georgia',
    timeZone: 'America/New_York',
    brandColor: '#1f5a52',
    sample: true,
  },
  learner: { name: `${names[index % names.length]} ${index}`, licenses: [] },
  activity: {
    title: 'Ethics and boundaries in group psychotherapy',
    format: 'Self-paced reading with a quiz',
    presenters: ['Sample Instructor, Sample data'],
  },
  completedOn: '2026-11-22',
  credit: { amount: '1.0', unit: 'CE credits', categories: [{ name: 'ethics', amount: '1.0' }] },
  approval: {
    bodyName: 'American Psychological Association',
    statement: 'Sample statement, not a real approval. '.repeat(6).trim(),
    approvalNumber: null,
    providerNumber: null,
  },
  score: 'Passed the post-test with 92 percent',
  signers: [{ name: 'Sample Administrator', role: 'CE administrator' }],
  code: makeCode(Buffer.from([index % 256, index >> 8, 3, 4, 5])),
  verifyAddress: 'https://learn.example.org/v/7K4M-92QX',
  version: 1,
  issuedAt: '2026-11-22T15:00:00Z',
});

async function main() {
  const bytesOf = (role) => readFileSync(require.resolve(fontFiles[role]));
  const fonts = parseFonts(Object.fromEntries(Object.keys(fontFiles).map((role) => [role, bytesOf(role)])));
  const began = performance.now();
  let bytes = 0;
  const render = async (index) => {
    const rendering = await renderCertificate(facts(index), fonts, { paper: 'letter' });
    if (!rendering.ok) throw new Error(`Certificate ${index}: ${rendering.problem}`);
    bytes += rendering.pdf.byteLength;
  };
  await render(0);
  const firstMs = performance.now() - began;
  for (let index = 1; index < warmUp; index += 1) await render(index);
  bytes = 0;
  const before = process.cpuUsage();
  for (let index = 0; index < count; index += 1) await render(warmUp + index);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    JSON.stringify({ perCoreSecond: count / ((user + system) / 1e6), bytes: bytes / count, firstMs }),
  );
}

void main();
