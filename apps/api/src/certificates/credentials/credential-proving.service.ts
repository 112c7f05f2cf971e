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
import { isRefused } from './refused.js';

/** A credential as files carry it. */
export type ProvedCredential = Pick<CertificateCredential, 'number' | 'credential' | 'token' | 'logProof'>;

/** The one before it, and what of it a stolen key signed. */
export type EarlierCredential = ProvedCredential &
  Pick<CertificateCredential, 'keyId'> &
  Readonly<{ stolen: Readonly<{ proof: boolean; log: boolean }> }>;

export type Unproved = Readonly<{
  societyId: string;
  personId: string;
  certificateId: string;
  claims: JsonObject;
  /** Null for the first one. */
  earlier: EarlierCredential | null;
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

  /**
   * The credential, and where a stolen key signed something of the one before it, the next one: what that key did not sign
   * stays. Safe to run twice and at once: the unique key lets one of each number through, and everyone is answered that one.
   */
  async prove({ claims, earlier, ...certificate }: Unproved): Promise<ProvedCredential> {
    const { societyId, certificateId } = certificate;
    const { proof, keyId: logKeyId } = await this.log.signedProofOf(societyId, certificateId);
    const createdAt = this.clock.now();
    const number = (earlier?.number ?? 0) + 1;
    const signed =
      earlier && !earlier.stolen.proof
        ? { credential: earlier.credential, token: earlier.token, keyId: earlier.keyId }
        : await this.sign(societyId, claims, createdAt);
    const proved = { ...signed, number, logProof: writeProofBundle(proof) };

    const kept = this.database.as(systemOf(societyId), async (tx) => {
      const written = await tx.insertMissing(CertificateCredential, [
        { ...certificate, ...proved, logKeyId, createdAt },
      ]);

      return written === 1 ? proved : tx.need(CertificateCredential, { where: { certificateId, number } });
    });

    return kept.catch((error: unknown) => {
      // The keys at hand are older than a theft: whoever tries again signs with those of today.
      if (isRefused(error)) this.signers.forget(societyId);
      throw error;
    });
  }

  private async sign(societyId: string, claims: JsonObject, time: Date) {
    const { credential: signer, keyIds } = await this.signers.of(societyId);
    const at = time.toISOString();

    return {
      credential: await this.proverOf(societyId, signer).prove(claims, at),
      token: await credentialJwt(claims, signer, at),
      keyId: keyIds.credential,
    };
  }

  private proverOf(societyId: string, signer: Ed25519Signer): CredentialProver {
    const known = this.provers.get(societyId);
    if (known?.key === signer.id) return known.prover;
    const prover = new CredentialProver(signer);
    this.provers.set(societyId, { key: signer.id, prover });

    return prover;
  }
}
