import type { KeyPurpose } from '@cohesion/certificates';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A key that a society signs with or once signed with: the half that everybody may know. */
@Entity('society_keys')
@Unique(['societyId', 'purpose', 'number'])
@Unique(['societyId', 'publicKey'])
export class SocietyKey {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'text' })
  purpose: KeyPurpose;

  /** From 1, for each purpose. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  origin: 'made' | 'brought';

  /** 32 bytes of Ed25519, or SubjectPublicKeyInfo of a key that signs documents. */
  @Column({ type: 'bytea' })
  publicKey: Buffer;

  /** X.509, DER; for documents alone. */
  @Column({ type: 'bytea', nullable: true })
  certificate: Buffer | null;

  /** Certificates between it and a root, DER. */
  @Column({ type: 'bytea', array: true })
  chain: Buffer[];

  @Column({ type: 'timestamptz' })
  usedFrom: Date;

  /** Null for one that the platform made because there was none. */
  @Column({ type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** The half that nobody may know: sealed, and readable by the society's own jobs alone. */
@Entity('society_key_secrets')
@Unique(['keyId'])
export class SocietyKeySecret {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  keyId: string;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  /** Which of the configured keys sealed it. */
  @Column({ type: 'text' })
  sealedWith: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** Why a key is no longer used: another followed it, or it fell into other hands. A retired key can turn out stolen. */
@Entity('society_key_endings')
@Unique(['keyId', 'kind'])
export class SocietyKeyEnding {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  keyId: string;

  @Column({ type: 'text' })
  kind: 'retired' | 'stolen';

  @Column({ type: 'timestamptz' })
  endedAt: Date;

  @Column({ type: 'text' })
  why: string;

  @Column({ type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
