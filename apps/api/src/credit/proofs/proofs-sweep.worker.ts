import { Injectable } from '@nestjs/common';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { FileStore } from '../../platform/files.js';
import { JobWorker } from '../../platform/job.js';
import { SocietiesService } from '../../societies/societies.service.js';
import { sweepProofs } from './proofs.jobs.js';

const hour = 60 * 60_000;
/** Uploaded and never saved with any hours: someone may come back to the form tomorrow. */
const unused = 48 * hour;
/** An upload takes minutes; a place this old without a proof is what one left behind. */
const abandoned = 2 * hour;
const atOnce = 500;

/** Clears files that nothing rests on. Bounded per run; what is left waits for the next. */
@Injectable()
export class ProofsSweep extends JobWorker<typeof sweepProofs.payload> {
  readonly job = sweepProofs;
  override readonly every = hour;

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly societies: SocietiesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(): Promise<void> {
    for (const societyId of await this.societies.ids()) {
      await this.forgetUnused(societyId);
      for (const storageKey of await this.abandonedPlaces(societyId)) await this.clear(societyId, storageKey);
    }
  }

  private async forgetUnused(societyId: string): Promise<void> {
    await this.database.as(systemOf(societyId), (tx) =>
      tx.query(
        `delete from proofs where id in (
           select proof.id from proofs proof
           where proof.society_id = $1 and proof.created_at < $2
             and not exists (select from outside_hours_proofs use where use.proof_id = proof.id)
           order by proof.created_at limit ${atOnce})`,
        [societyId, this.ago(unused)],
      ),
    );
  }

  private async abandonedPlaces(societyId: string): Promise<string[]> {
    const places = await this.database.as(systemOf(societyId), (tx) =>
      tx.query<{ storageKey: string }>(
        `select place.storage_key as "storageKey" from proof_places place
         where place.society_id = $1 and place.created_at < $2
           and not exists (select from proofs proof where proof.storage_key = place.storage_key)
         order by place.created_at limit ${atOnce}`,
        [societyId, this.ago(abandoned)],
      ),
    );

    return places.map(({ storageKey }) => storageKey);
  }

  /** The file goes first: if this stops in between, the place still says where to look. */
  private async clear(societyId: string, storageKey: string): Promise<void> {
    await this.files.remove(storageKey);
    await this.database.as(systemOf(societyId), (tx) =>
      tx.query('delete from proof_places where storage_key = $1', [storageKey]),
    );
  }

  private ago(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
