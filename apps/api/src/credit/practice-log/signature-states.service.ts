import { Injectable } from '@nestjs/common';
import type { PracticeSignature, SignatureRequestStatus, SignatureRequestView } from '@cohesion/contracts';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';

export type EntrySignature = Readonly<{ requestId: string | null; signature: PracticeSignature | null }>;

type Row = Readonly<{
  id: string;
  supervisorName: string;
  supervisorEmail: string;
  createdAt: Date;
  entryIds: string[];
  minutes: number;
  isChanged: boolean;
  isWithdrawn: boolean;
  sentAt: Date;
  expiresAt: Date;
  signature: { name: string; credentials: string; signedAt: string } | null;
}>;

/** More requests than one person sends. */
const maxRequests = 1000;

/** What became of each request for a signature, and of each entry through them. */
@Injectable()
export class SignatureStates {
  constructor(private readonly clock: Clock) {}

  /** The newest first. */
  async all(tx: Tx, personId: string, id: string | null = null): Promise<SignatureRequestView[]> {
    const rows = await tx.query<Row>(
      `select request.id, request.supervisor_name as "supervisorName", request.supervisor_email as "supervisorEmail",
         request.created_at as "createdAt", own.ids as "entryIds", own.minutes, own.changed as "isChanged",
         exists (select from signature_withdrawals w where w.request_id = request.id) as "isWithdrawn",
         sent.at as "sentAt", sent.until as "expiresAt",
         (select json_build_object('name', s.name, 'credentials', s.credentials, 'signedAt', s.signed_at)
            from signatures s where s.request_id = request.id) as signature
       from signature_requests request
       cross join lateral (
         select array_agg(entry.id order by entry.happened_on, entry.id) as ids, sum(entry.minutes)::int as minutes,
           bool_or(exists (select from practice_entries next where next.replaces = entry.id)) as changed
         from signature_request_entries e join practice_entries entry on entry.id = e.entry_id
         where e.request_id = request.id) own
       cross join lateral (
         select max(link.created_at) as at, max(link.expires_at) as until
         from signature_links link where link.request_id = request.id) sent
       where request.person_id = $1 and ($2::uuid is null or request.id = $2)
       order by request.created_at desc, request.id desc limit ${maxRequests}`,
      [personId, id],
    );

    return rows.map((row) => this.present(row));
  }

  async one(tx: Tx, personId: string, id: string): Promise<SignatureRequestView> {
    const [request] = await this.all(tx, personId, id);
    if (!request) throw new AppError('not-found');

    return request;
  }

  /** By the id of the version that was signed, or is waiting to be. */
  async ofEntries(tx: Tx, personId: string): Promise<Map<string, EntrySignature>> {
    const found = new Map<string, EntrySignature>();
    for (const { id, status, entryIds, signature } of await this.all(tx, personId)) {
      if (signature === null && status !== 'waiting') continue;
      for (const entryId of entryIds)
        if (!found.get(entryId)?.signature) found.set(entryId, { requestId: id, signature });
    }

    return found;
  }

  private present(row: Row): SignatureRequestView {
    const { id, supervisorName, supervisorEmail, entryIds, minutes, signature } = row;

    return {
      id,
      status: this.statusOf(row),
      supervisor: { name: supervisorName, email: supervisorEmail },
      entryIds,
      minutes,
      askedAt: row.createdAt.toISOString(),
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      signature: signature && { ...signature, signedAt: new Date(signature.signedAt).toISOString() },
    };
  }

  private statusOf({ signature, isWithdrawn, isChanged, expiresAt }: Row): SignatureRequestStatus {
    if (signature !== null) return 'signed';
    if (isWithdrawn) return 'withdrawn';
    if (isChanged) return 'changed';

    return expiresAt <= this.clock.now() ? 'expired' : 'waiting';
  }
}
