import type { PracticePopulation, PracticeSetting } from '@cohesion/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One version of one entry: groups led, or supervision had, on a day or in a month. */
@Entity('practice_entries')
@Unique(['replaces'])
@Index(['personId', 'happenedOn'])
@Index(['recordId'])
export class PracticeEntry {
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
  kind: 'group-leading' | 'supervision';

  /** The first of the month where only the month is known. */
  @Column({ type: 'date' })
  happenedOn: string;

  @Column({ type: 'boolean' })
  isMonth: boolean;

  @Column({ type: 'integer' })
  minutes: number;

  @Column({ type: 'text' })
  setting: PracticeSetting;

  @Column({ type: 'text' })
  population: PracticePopulation;

  @Column({ type: 'text', nullable: true })
  role: 'leader' | 'co-leader' | null;

  @Column({ type: 'text', nullable: true })
  form: 'individual' | 'group' | null;

  @Column({ type: 'text', nullable: true })
  supervisorName: string | null;

  @Column({ type: 'text', nullable: true })
  supervisorEmail: string | null;

  @Column({ type: 'text' })
  note: string;

  @Column({ type: 'text', array: true })
  noClient: readonly string[];

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** When, as its person gave it: a day, or a month. */
export const whenOf = ({ happenedOn, isMonth }: Pick<PracticeEntry, 'happenedOn' | 'isMonth'>): string =>
  isMonth ? happenedOn.slice(0, 7) : happenedOn;
