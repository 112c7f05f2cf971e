import { Injectable } from '@nestjs/common';
import {
  credentialJwt,
  CredentialProver,
  writeProofBundle,
  type Ed25519Signer,
  type JsonObject,
} from '@cohesion/certificates';
import { SocietySigners } from '../../issuers/society-signers.service.js';
import { systemOf } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database.js';
import { SocietyLog } from '../../transparency/society-log.service.js';
import { CertificateCredential } from './certificate-credential.entity.js';

/** A credential as files carry it. */
export type ProvedCredential = Pick<CertificateCredential, 'credential' | 'token' | 'logProof'>;

export type Unproved = Readonly<{
  societyId: string;
  personId: string;
  certificateId: string;
  claims: JsonObject;
}>;

/** Proves what certificates claim, once the log has sealed it. */
@Injectable()
export class CredentialProving {
  /** One for each society's key: it remembers what the credentials of an activity have in common. */
  private readonly provers = new Map<string, Readonly<{ key: string; prover: CredentialProver }>>();

  constructor(
    private readonly database: Database,
    private readonly signers: SocietySigners,
    private readonly log: SocietyLog,
    private readonly clock: Clock,
  ) {}

  /** Safe to run twice and at once: the unique key lets one credential through, and everyone is answered that one. */
  async prove({ claims, ...certificate }: Unproved): Promise<ProvedCredential> {
    const { societyId, certificateId } = certificate;
    const proof = await this.log.proofOf(societyId, certificateId);
    const signer = (await this.signers.of(societyId)).credential;
    const createdAt = this.clock.now();
    const at = createdAt.toISOString();
    const proved = {
      credential: await this.proverOf(societyId, signer).prove(claims, at),
      token: await credentialJwt(claims, signer, at),
      logProof: writeProofBundle(proof),
    };

    return this.database.as(systemOf(societyId), async (tx) => {
      const written = await tx.insertMissing(CertificateCredential, [
        { ...certificate, ...proved, createdAt },
      ]);

      return written === 1 ? proved : tx.need(CertificateCredential, { where: { certificateId } });
    });
  }

  private proverOf(societyId: string, signer: Ed25519Signer): CredentialProver {
    const known = this.provers.get(societyId);
    if (known?.key === signer.id) return known.prover;
    const prover = new CredentialProver(signer);
    this.provers.set(societyId, { key: signer.id, prover });

    return prover;
  }
}
