import type { Transcript } from '@cohesion/contracts';
import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A transcript that somebody lets others read for a while. Of the link's secret only the digest is known here. */
@Entity('transcript_shares')
@Unique(['secretSha256'])
@Index(['personId', 'createdAt'])
export class TranscriptShare {
  /** Made on the device. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  @Column({ type: 'text' })
  licenseName: string;

  /** The cycle's key in addresses. */
  @Column({ type: 'text' })
  cycle: string;

  @Column({ type: 'date', nullable: true })
  cycleStart: string | null;

  @Column({ type: 'date', nullable: true })
  cycleEnd: string | null;

  @Column({ type: 'boolean' })
  showsNumber: boolean;

  @Column({ type: 'text' })
  secretSha256: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** Ended before its time by whoever made it. */
@Entity('transcript_share_revocations')
@Unique(['shareId'])
export class ShareRevocation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  shareId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** What a link shows: the transcript of the day on which it was made. It goes when the link ends. */
@Entity('transcript_share_contents')
@Index(['societyId', 'expiresAt'])
export class ShareContent {
  @PrimaryColumn({ type: 'uuid' })
  shareId: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;

  @Column({ type: 'jsonb' })
  transcript: Transcript;
}
