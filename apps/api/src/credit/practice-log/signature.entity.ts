import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A supervisor's word on the content of one request, given once. */
@Entity('signatures')
@Unique(['requestId'])
export class Signature {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  requestId: string;

  /** The link it was given through. */
  @Column({ type: 'uuid' })
  linkId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  /** Whose hours were signed. */
  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  credentials: string;

  @Column({ type: 'text' })
  attestation: string;

  @Column({ type: 'text' })
  contentSha256: string;

  @Column({ type: 'timestamptz' })
  signedAt: Date;
}
