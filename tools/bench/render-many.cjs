// Renders certificates in a row and prints how fast, as JSON. With the word "signed" each carries its credential, token
// and proof from the log, and is signed. With the word "pdfkit" it draws the same words, lines and QR code with pdfkit
// alone, its fonts parsed once: the yardstick.
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const certificates = require('@cohesion/certificates');
const { drawWithPdfkit } = require('./bare-pdfkit.cjs');
const { issuer } = require('./signed-certificates.cjs');

const warmUp = 100;
const count = 400;
const names = [
  'Zoë Ångström-Łukasiewicz',
  'Đặng Thị Ngọc Ánh',
  'Ιωάννης Παπαδόπουλος',
  'Иван Ёлкин',
  'Seán Ó Briain',
];

const facts = (index) => {
  const code = certificates.makeCode(Buffer.from([index % 256, index >> 8, 3, 4, 5]));

  return {
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
    code,
    verifyAddress: `https://learn.example.org/v/${certificates.formatCode(code)}`,
    version: 1,
    issuedAt: '2026-11-22T15:00:00Z',
  };
};

/** Not every font package exports its files to `require.resolve`. */
const readFont = (file) =>
  readFileSync(
    require.resolve
      .paths(file)
      .map((folder) => path.join(folder, file))
      .find(existsSync),
  );

function renderer() {
  const fonts = certificates.parseFonts(readFont);

  return (index, attachments = []) => {
    const rendering = certificates.renderCertificate(facts(index), fonts, { paper: 'letter', attachments });
    if (!rendering.ok) throw new Error(`Certificate ${index}: ${rendering.problem}`);

    return rendering.pdf;
  };
}

function work(how) {
  if (how === 'pdfkit') return drawWithPdfkit(facts, readFont);

  return how === 'signed' ? issuer(facts, renderer()) : renderer();
}

async function main() {
  const began = performance.now();
  const render = await work(process.argv[2]);
  await render(0);
  const firstMs = performance.now() - began;
  for (let index = 1; index < warmUp; index += 1) await render(index);
  let bytes = 0;
  const before = process.cpuUsage();
  for (let index = 0; index < count; index += 1) bytes += (await render(warmUp + index)).byteLength;
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    JSON.stringify({
      perCoreSecond: count / ((user + system) / 1e6),
      bytes: bytes / count,
      firstMs,
      residentMb: process.memoryUsage.rss() / 2 ** 20,
    }),
  );
}

void main();
