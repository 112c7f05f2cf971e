import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/tx.js';
import { minutesOf, readContent, type SignedContent } from '../practice-log/signed-content.js';
import { cell, escaped, htmlTable, page } from './html.js';

type Row = Readonly<{
  id: string;
  content: string;
  contentSha256: string;
  name: string;
  credentials: string;
  attestation: string;
  signedAt: Date;
}>;

/** What a supervisor signed: a page to read, and the very text the signature is for. */
export type PracticePage = Readonly<{
  date: string;
  title: string;
  hours: string;
  html: string;
  signedText: string;
}>;

/** Countersigned pages of the practice log that stand behind hours of a ledger. */
@Injectable()
export class PracticePages {
  /** In the order of their signatures; those with entries among these records. */
  async of(tx: Tx, personId: string, recordIds: readonly string[]): Promise<PracticePage[]> {
    const rows = await tx.query<Row>(
      `select request.id, request.content, request.content_sha256 as "contentSha256", signature.name,
         signature.credentials, signature.attestation, signature.signed_at as "signedAt"
       from signatures signature join signature_requests request on request.id = signature.request_id
       where signature.person_id = $1 and exists (
         select from signature_request_entries e join practice_entries entry on entry.id = e.entry_id
         where e.request_id = request.id and entry.record_id::text = any($2::text[]))
       order by signature.signed_at, request.id limit 1000`,
      [personId, recordIds],
    );

    return rows.map(presentPage);
  }
}

function presentPage({
  content,
  contentSha256,
  name,
  credentials,
  attestation,
  signedAt,
}: Row): PracticePage {
  const signed = readContent(content);
  const { leadingMinutes, supervisionMinutes } = minutesOf(signed.entries);
  const minutes = leadingMinutes + supervisionMinutes;
  const title = `Practice log, signed by ${name}`;

  return {
    date: signedAt.toISOString().slice(0, 10),
    title,
    hours: (Math.floor((minutes * 100) / 60) / 100).toFixed(2),
    signedText: content,
    html: page(
      title,
      `<h1>${escaped(title)}</h1>
<p>${escaped(signed.person)}, ${escaped(signed.society)}</p>
${htmlTable(['Date', 'What', 'Minutes', 'Setting', 'Members', 'Note'], signed.entries.map(entryCells))}
<p>Groups led: ${leadingMinutes} minutes. Supervision: ${supervisionMinutes} minutes.</p>
<blockquote>${escaped(attestation)}</blockquote>
<p>Signed by ${escaped(name)}, ${escaped(credentials)}, on ${signedAt.toISOString()}.</p>
<p>SHA-256 of the signed text, which is the JSON file beside this page: <code>${escaped(contentSha256)}</code></p>`,
    ),
  };
}

const kinds = { 'group-leading': 'Led a group', supervision: 'Had supervision' } as const;

const entryCells = ({
  on,
  kind,
  role,
  form,
  minutes,
  setting,
  population,
  note,
}: SignedContent['entries'][number]) =>
  [
    on,
    [kinds[kind], role ?? form].filter(Boolean).join(', '),
    String(minutes),
    setting.replaceAll('-', ' '),
    population.replaceAll('-', ' '),
    note,
  ].map(cell);
