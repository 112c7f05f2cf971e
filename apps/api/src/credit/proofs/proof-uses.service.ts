import { Injectable } from '@nestjs/common';
import type { ProofView } from '@cohesion/contracts';
import { In } from 'typeorm';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { Proof } from './proof.entity.js';
import { presentProof } from './proof.presenter.js';

/** Where the file of a proof is, for whoever packs proofs together: `FileStore.read(storageKey)`. */
export type StoredProof = ProofView & Readonly<{ storageKey: string }>;

/** Proofs as those see them whose hours rest on them. */
@Injectable()
export class ProofUses {
  /** All of these, which must be this person's; else `invalid-request` names the first that is not there. */
  async needAll(tx: Tx, personId: string, ids: readonly string[]): Promise<void> {
    const found = await this.byId(tx, personId, ids);
    const missing = ids.findIndex((id) => !found.has(id));
    if (missing >= 0)
      throw new AppError('invalid-request', [
        { field: `proofIds.${missing}`, message: 'This proof is not here any more. Please add it again' },
      ]);
  }

  async byId(tx: Tx, personId: string, ids: readonly string[]): Promise<Map<string, StoredProof>> {
    if (ids.length === 0) return new Map();
    const proofs = await tx.find(Proof, { where: { id: In([...ids]), personId } });

    return new Map(
      proofs.map((proof) => [proof.id, { ...presentProof(proof), storageKey: proof.storageKey }]),
    );
  }
}
