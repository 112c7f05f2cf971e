import { renderCertificate } from './page.js';
import { signPdf } from './signature/sign-pdf.js';
import { readFonts, someFacts, someoneCalled, someTranscript } from './testing/builders.js';
import { inspected } from './testing/conformance/inspected.js';
import { rules } from './testing/conformance/rules.js';
import { someSigner } from './testing/issuing/signers.js';
import type { CertificateFacts } from './facts.js';
import type { Paper } from './look.js';
import { renderTranscript } from './transcript/render.js';
import { credentialAttachments } from './verify/attachments.js';

const fonts = readFonts();
const attachments = credentialAttachments({ credential: { name: 'Nguyễn' }, token: 'e30.e30.c2ln' });

function certificate(facts: CertificateFacts, paper: Paper = 'letter'): Uint8Array {
  const rendering = renderCertificate(facts, fonts, { paper, attachments });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

function cosponsored(): Uint8Array {
  const { activity } = someFacts();
  return certificate(someFacts({ activity: { ...activity, cosponsor: 'Société d’à côté' } }));
}

function combined(count: number, name: string, paper: Paper): Uint8Array {
  const sessions = Array.from({ length: count }, (_, index) => ({
    title: `Session ${index + 1}: קבוצה, 群体 and what groups know`,
    when: 'Nov 14, 9:00 to 10:30 AM',
    amount: '1.50',
  }));
  return certificate(someFacts({ sessions, learner: { name, licenses: [] } }), paper);
}

function transcript(records: number, name: string, paper: Paper): Uint8Array {
  const facts = someTranscript(records);
  const rendering = renderTranscript({ ...facts, person: { ...facts.person, name } }, fonts, { paper });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

async function signed(pdf: Uint8Array, times: number): Promise<Uint8Array> {
  const signer = await someSigner('ecdsa-p256');
  const facts = { at: '2026-11-15T15:02:11Z', reason: 'Issued by the society', place: 'Atlanta, Georgia' };
  let done = pdf;
  for (let time = 0; time < times; time += 1) {
    const signing = await signPdf(done, signer, facts);
    if (!signing.ok) throw new Error(signing.reason);
    done = signing.pdf;
  }
  return done;
}

/** Every script, both papers, every kind of document, before and after signing. */
const documents: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  [
    'a certificate for Sinéad O’Brien & Sons <fi>',
    () => certificate(someoneCalled('Sinéad O’Brien & Sons <fi>')),
  ],
  ['a certificate with a co-sponsor, signed by both', async () => signed(cosponsored(), 2)],
  ['a certificate without attachments', () => withoutAttachments()],
  ['a certificate for Đặng Thị Ngọc Ánh on A4', () => certificate(someoneCalled('Đặng Thị Ngọc Ánh'), 'a4')],
  ['a certificate for ᾯδὴ Ἐλευθερίου', () => certificate(someoneCalled('ᾯδὴ Ἐλευθερίου'))],
  ['a certificate for Ива́н Їжакевич', () => certificate(someoneCalled('Ива́н Їжакевич'))],
  ['a certificate for مُحَمَّد بن سلمان', () => certificate(someoneCalled('مُحَمَّد بن سلمان'))],
  [
    'a certificate for علی‌رضا (Ali 1984) on A4',
    () => certificate(someoneCalled('علی‌رضا (Ali 1984)'), 'a4'),
  ],
  ['a certificate for שָׂרָה בת־שבע Cohen-Levi', () => certificate(someoneCalled('שָׂרָה בת־שבע Cohen-Levi'))],
  ['a certificate for 髙橋 さくら Kate on A4', () => certificate(someoneCalled('髙橋 さくら Kate'), 'a4')],
  ['a certificate for 刘晓燕', () => certificate(someoneCalled('刘晓燕'))],
  ['a certificate for 남궁 Grace', () => certificate(someoneCalled('남궁 Grace'))],
  ['a certificate of three sessions', () => combined(3, 'محمد علي', 'letter')],
  ['a certificate of forty sessions on A4', () => combined(40, '髙橋 さくら', 'a4')],
  ['a transcript of nothing', () => transcript(0, 'Cher', 'letter')],
  ['a transcript of sixty records', () => transcript(60, 'فاطمة الزهراء', 'letter')],
  ['a signed certificate', () => signed(certificate(someFacts()), 1)],
  ['a certificate of forty sessions signed twice', () => signed(combined(40, 'Cher', 'letter'), 2)],
  ['a signed transcript on A4', () => signed(transcript(12, '남궁 Grace', 'a4'), 1)],
];

function withoutAttachments(): Uint8Array {
  const rendering = renderCertificate(someFacts(), fonts, { paper: 'letter' });
  if (!rendering.ok) throw new Error(rendering.problem);
  return rendering.pdf;
}

describe.each(documents)('%s', (_, make) => {
  const document = Promise.resolve().then(make).then(inspected);

  it.each(rules.map((rule) => ({ ...rule })))('$clause: $says', async ({ findings }) => {
    expect(findings(await document)).toEqual([]);
  });
});
