import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What a supervisor is asked to sign. */
@Entity('signature_requests')
@Index(['personId', 'createdAt'])
export class SignatureRequest {
  /** Made on the device. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  supervisorName: string;

  @Column({ type: 'text' })
  supervisorEmail: string;

  /** JSON, to the letter: the signature holds for this text. */
  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'text' })
  contentSha256: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** One version of one entry that a request is about. */
@Entity('signature_request_entries')
@Unique(['requestId', 'entryId'])
@Index(['entryId'])
export class SignatureRequestEntry {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  requestId: string;

  @Column({ type: 'uuid' })
  entryId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;
}

/** A link that was mailed. Of its secret only the digest is known here. */
@Entity('signature_links')
@Unique(['secretSha256'])
@Index(['requestId'])
export class SignatureLink {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  requestId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  secretSha256: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

@Entity('signature_withdrawals')
@Unique(['requestId'])
export class SignatureWithdrawal {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  requestId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
