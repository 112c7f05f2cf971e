import { Injectable } from '@nestjs/common';
import { proveCredential, statusListCredential, type StatusPurpose } from '@cohesion/certificates';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AppError } from '../platform/problem.js';
import type { Tx } from '../platform/tx.js';
import { SocietiesService } from '../societies/societies.service.js';
import { statusListAddress } from './published-addresses.js';

type Asked = Readonly<{ slug: string; purpose: StatusPurpose; list: number }>;
type Signed = Readonly<{ state: string; text: string }>;

/** A list is 17 to 40 KB as text; the oldest of so many is signed anew when somebody asks for it. */
const mostKept = 200;

/** The signed lists that say which certificates were revoked or superseded (W3C Bitstring Status List 1.0). */
@Injectable()
export class StatusLists {
  private readonly signed = new Map<string, Signed>();

  constructor(
    private readonly database: Database,
    private readonly societies: SocietiesService,
    private readonly signers: SocietySigners,
    private readonly clock: Clock,
  ) {}

  /** The credential of a list, as JSON text. A list in which no place was taken yet is not there: `not-found`. */
  async credentialOf(asked: Asked): Promise<string> {
    const { id } = await this.societies.bySlug(asked.slug);
    const { credential, issuer } = await this.signers.of(id);
    const address = statusListAddress(issuer, asked);
    const changes = await this.database.asReaderOf(id, (tx) => countChanges(tx, id, asked));
    // Changes are only ever added, so their number says whether one is new; a key is changed now and then.
    const state = `${changes} ${credential.id}`;
    const known = this.signed.get(address);
    if (known?.state === state) return known.text;

    const now = this.clock.now().toISOString();
    const set = await this.database.asReaderOf(id, (tx) => setPlaces(tx, id, asked));
    const { purpose } = asked;
    const claims = statusListCredential({ url: address, issuer: issuer.did, purpose, validFrom: now, set });
    const text = JSON.stringify(await proveCredential(claims, credential, now));
    this.keep(address, { state, text });

    return text;
  }

  private keep(address: string, signed: Signed): void {
    this.signed.delete(address);
    this.signed.set(address, signed);
    const [oldest] = this.signed.keys();
    if (this.signed.size > mostKept && oldest !== undefined) this.signed.delete(oldest);
  }
}

/** How often a bit of the list was set or cleared. */
async function countChanges(tx: Tx, societyId: string, { purpose, list }: Asked): Promise<number> {
  const [row] = await tx.query<{ isThere: boolean; changes: number }>(
    `select exists (select from status_places where society_id = $1 and list = $3) as "isThere",
       (select count(*)::int from status_changes change join status_places place on place.id = change.place_id
        where change.society_id = $1 and change.purpose = $2 and place.list = $3) as changes`,
    [societyId, purpose, list],
  );
  if (!row?.isThere) throw new AppError('not-found');

  return row.changes;
}

/** The bits that are set now. */
async function setPlaces(tx: Tx, societyId: string, { purpose, list }: Asked): Promise<number[]> {
  const rows = await tx.query<{ index: number; value: boolean }>(
    `select distinct on (place.index) place.index, change.value
     from status_changes change join status_places place on place.id = change.place_id
     where change.society_id = $1 and change.purpose = $2 and place.list = $3
     order by place.index, change.number desc`,
    [societyId, purpose, list],
  );

  return rows.filter(({ value }) => value).map(({ index }) => index);
}
