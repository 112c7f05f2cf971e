import type { OutsideActivity, OutsideFormality, OutsideFormat, OutsideRole } from '@cohesion/contracts';
import type { Approver, Topic } from '@cohesion/credit';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Hours about the same things. `hours` is decimal text, as the certificate prints it. */
export type OutsidePartRow = Readonly<{
  minutes: number;
  topics: readonly Topic[];
  credits: readonly Readonly<{ approver: Approver; hours: string }>[];
}>;

/** One version of one entry of hours earned elsewhere. A correction and a withdrawal are further versions. */
@Entity('outside_hours')
@Unique(['replaces'])
@Index(['personId', 'completedOn'])
@Index(['recordId'])
export class OutsideHours {
  /** Made on the device. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** The id of the entry's first version. */
  @Column({ type: 'uuid' })
  recordId: string;

  @Column({ type: 'uuid', nullable: true })
  replaces: string | null;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'boolean' })
  isWithdrawn: boolean;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  provider: string;

  @Column({ type: 'date', nullable: true })
  startedOn: string | null;

  @Column({ type: 'date' })
  completedOn: string;

  @Column({ type: 'text' })
  format: OutsideFormat;

  @Column({ type: 'text' })
  activity: OutsideActivity;

  @Column({ type: 'text' })
  role: OutsideRole;

  @Column({ type: 'text' })
  formality: OutsideFormality;

  @Column({ type: 'jsonb' })
  parts: readonly OutsidePartRow[];

  @Column({ type: 'text', nullable: true })
  certificateNumber: string | null;

  /** Its person said that it is not the activity it looks like. */
  @Column({ type: 'boolean' })
  isAnother: boolean;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
