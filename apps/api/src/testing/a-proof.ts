import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Caller } from './caller.js';

/** A small PDF, as some provider would send it; `locked` asks for a password, `restricted` only forbids copying. */
export function aPdf({
  text = 'Certificate of attendance',
  lock,
}: { text?: string; lock?: 'locked' | 'restricted' } = {}): Buffer {
  const pdf = plainPdf(text);

  return lock ? encrypted(pdf, lock === 'locked' ? 'secret' : '') : pdf;
}

/** One page with one line, its index exact. */
function plainPdf(text: string): Buffer {
  const line = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${line.length} >>\nstream\n${line}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;

    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const count = objects.length + 1;
  const index = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;

  return Buffer.from(
    `${body}${index}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

function encrypted(pdf: Buffer, password: string): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'cohesion-pdf-'));
  const [plain, locked] = [path.join(folder, 'plain.pdf'), path.join(folder, 'locked.pdf')];
  try {
    writeFileSync(plain, pdf);
    execFileSync('qpdf', ['--encrypt', password, 'owner', '256', '--extract=n', '--', plain, locked]);

    return readFileSync(locked);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const crc = (name: string, content: Buffer): Buffer => {
  let value = 0xffffffff;
  for (const byte of Buffer.concat([Buffer.from(name, 'latin1'), content])) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((value ^ 0xffffffff) >>> 0);

  return bytes;
};

const chunk = (name: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.byteLength);

  return Buffer.concat([length, Buffer.from(name, 'latin1'), content, crc(name, content)]);
};

/** One gray pixel, with a comment of so many bytes before it. */
export function aPng(comment = 0): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    ...(comment > 0 ? [chunk('tEXt', Buffer.alloc(comment, 'x'))] : []),
    chunk('IDAT', Buffer.from('789c636000000002000148afa471', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The beginnings of pictures, which is all that tells them apart. */
export const aJpeg = (): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.alloc(200),
    Buffer.from('ffd9', 'hex'),
  ]);
export const aWebp = (): Buffer =>
  Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0', 'latin1');
export const aHeic = (brand = 'heic'): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
    Buffer.alloc(64),
  ]);

/** Uploads a proof and answers its id. */
export async function aProof(caller: Caller, content?: Buffer, name = 'certificate.pdf'): Promise<string> {
  const id = randomUUID();
  const answer = await caller.putFile(
    `/proofs/${id}?name=${encodeURIComponent(name)}`,
    content ?? aPdf({ text: id }),
  );
  if (answer.status !== 200)
    throw new Error(`Keeping a proof answered ${answer.status}: ${JSON.stringify(answer.body)}`);

  return id;
}
