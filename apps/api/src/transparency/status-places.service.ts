import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { statusListLength, type StatusPlace, type StatusPurpose } from '@cohesion/certificates';
import { SocietySigners } from '../issuers/society-signers.service.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/tx.js';
import { ListFilling } from './list-filling.js';
import { statusListAddress } from './published-addresses.js';

/** Where the status of one certificate version is published. */
export type CertificatePlaces = Readonly<{ revocation: StatusPlace; supersession: StatusPlace }>;

type Place = Readonly<{ id: string; societyId: string; list: number; index: number }>;

/** In a list that is half full, so many draws in a row all hit a place that is taken once in a billion times. */
const draws = 30;

/**
 * The bits of a society's certificates in its published status lists. A version has one place, drawn at random so that
 * nothing can be told from where it is, and the same in the lists of both purposes.
 */
@Injectable()
export class StatusPlaces {
  private readonly filling = new ListFilling();

  constructor(
    private readonly signers: SocietySigners,
    private readonly clock: Clock,
  ) {}

  /** The place of a certificate version, taken now when it has none. */
  async take(tx: Tx, societyId: string, certificateId: string): Promise<CertificatePlaces> {
    return this.addresses(await this.placeOf(tx, societyId, certificateId));
  }

  /** Sets or clears the bit of a certificate version. Said twice, it is written once. */
  async set(
    tx: Tx,
    change: Readonly<{ societyId: string; certificateId: string; purpose: StatusPurpose; value: boolean }>,
  ): Promise<void> {
    const { societyId, certificateId, purpose, value } = change;
    const { id } = await this.placeOf(tx, societyId, certificateId);
    const [last] = await tx.query<{ number: number; value: boolean }>(
      'select number, value from status_changes where place_id = $1 and purpose = $2 order by number desc limit 1',
      [id, purpose],
    );
    if ((last?.value ?? false) === value) return;
    await tx.query(
      `insert into status_changes (society_id, place_id, purpose, number, value, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [societyId, id, purpose, (last?.number ?? 0) + 1, value, this.clock.now()],
    );
  }

  /** Draws until a place is free. Two at once for one certificate: the second waits and finds the first one's. */
  private async placeOf(tx: Tx, societyId: string, certificateId: string): Promise<Place> {
    const list = await this.filling.current(tx, societyId);
    for (let draw = 1; draw <= draws; draw += 1) {
      const [taken] = await tx.query<{ id: string; index: number }>(
        `insert into status_places (society_id, certificate_id, list, index) values ($1, $2, $3, $4)
         on conflict do nothing returning id, index`,
        [societyId, certificateId, list, randomInt(statusListLength)],
      );
      if (taken) {
        this.filling.add(societyId);

        return { ...taken, societyId, list };
      }
      const known = await readPlace(tx, certificateId);
      if (known) return known;
    }
    throw new Error(`No place was free in list ${list}`);
  }

  private async addresses({ societyId, list, index }: Place): Promise<CertificatePlaces> {
    const issuer = await this.signers.issuerOf(societyId);
    const place = (purpose: StatusPurpose): StatusPlace => ({
      list: statusListAddress(issuer, { purpose, list }),
      index,
    });

    return { revocation: place('revocation'), supersession: place('refresh') };
  }
}

async function readPlace(tx: Tx, certificateId: string): Promise<Place | undefined> {
  const [place] = await tx.query<Place>(
    `select id, society_id as "societyId", list, index from status_places where certificate_id = $1`,
    [certificateId],
  );

  return place;
}
