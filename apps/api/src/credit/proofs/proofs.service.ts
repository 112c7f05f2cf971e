import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { KeepProof, ProofView } from '@cohesion/contracts';
import { RateLimits } from '../../accounts/rate-limits.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { FileStore } from '../../platform/files.js';
import { AppError } from '../../platform/problem.js';
import { Inspection, kindByName, type ProofFacts } from './inspection.js';
import { mustOpenWithoutPassword } from './pdf-lock.js';
import { Proof } from './proof.entity.js';
import { presentProof } from './proof.presenter.js';

/** For one person, in an hour: more than anyone has certificates. */
const uploads = { window: 3600, max: 120 };

export type ProofFile = Readonly<{ name: string; mediaType: string; bytes: number; content: Readable }>;

@Injectable()
export class ProofsService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a file as it is, once it has been looked at. Sending the same file again under the same id is harmless;
   * another file under that id is refused as `sent-before`. Refusals of the file itself: see `Inspection`.
   */
  async keep(actor: Person, id: string, { name }: KeepProof, content: Readable): Promise<ProofView> {
    kindByName(name);
    await this.limits.refuseBeyond(`proofs ${actor.personId}`, uploads);
    const storageKey = await this.place(actor);
    try {
      const { isEncrypted: _, ...facts } = await this.put(storageKey, name, content);
      const kept = await this.write(actor, { id, name, storageKey, ...facts });
      if (kept.storageKey !== storageKey) await this.files.remove(storageKey);

      return presentProof(kept);
    } catch (error) {
      // Of a fault nobody knows whether the row was written; the sweep will.
      if (error instanceof AppError) await this.files.remove(storageKey);
      throw error;
    }
  }

  /** Takes back a proof that no recorded hours rest on. Its file goes with the next sweep. */
  async takeBack(actor: Person, id: string): Promise<void> {
    await this.database.as(actor, async (tx) => {
      await tx.need(Proof, { where: { id, personId: actor.personId } });
      const [use] = await tx.query('select from outside_hours_proofs where proof_id = $1 limit 1', [id]);
      if (use) throw new AppError('proof-in-use');
      await tx.query('delete from proofs where id = $1', [id]);
    });
  }

  async file(actor: Person, id: string): Promise<ProofFile> {
    const { name, mediaType, bytes, storageKey } = await this.database.as(actor, (tx) =>
      tx.need(Proof, { where: { id, personId: actor.personId } }),
    );

    return { name, mediaType, bytes, content: await this.files.read(storageKey) };
  }

  /** Written down before the file is: the sweep finds what a process that died left behind. */
  private async place(actor: Person): Promise<string> {
    const random = randomBytes(32).toString('hex');
    const storageKey = `proofs/${random.slice(0, 2)}/${random}`;
    await this.database.as(actor, (tx) =>
      tx.query('insert into proof_places (storage_key, society_id, created_at) values ($1, $2, $3)', [
        storageKey,
        actor.societyId,
        this.clock.now(),
      ]),
    );

    return storageKey;
  }

  private async put(storageKey: string, name: string, content: Readable): Promise<ProofFacts> {
    const inspection = new Inspection();
    await this.files.put(storageKey, inspection.of(content));
    const facts = await inspection.facts(name);
    if (facts.isEncrypted) await mustOpenWithoutPassword(await this.files.read(storageKey));

    return facts;
  }

  private write(actor: Person, proof: Omit<Proof, 'societyId' | 'personId' | 'createdAt'>): Promise<Proof> {
    const { id, name, sha256 } = proof;
    const { personId, societyId } = actor;

    return this.database.as(actor, async (tx) => {
      await tx.insertMissing(Proof, [{ ...proof, personId, societyId, createdAt: this.clock.now() }]);
      const kept = await tx.need(Proof, { where: { id, personId } });
      if (kept.sha256 !== sha256 || kept.name !== name) throw new AppError('sent-before');

      return kept;
    });
  }
}
