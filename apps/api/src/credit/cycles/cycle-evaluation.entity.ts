import type { Allocation, License, PlainDate, RuleSet } from '@cohesion/credit';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { KeptRecord } from '../records/kept-record.js';

/** What an evaluation was made from: by id, and as it was that day, so that it can be made again for as long as it is kept. */
export type EvaluationInputs = Readonly<{
  recordIds: readonly string[];
  license: License;
  records: readonly KeptRecord[];
  on: PlainDate;
  /** The rules made of totals entered by hand; null where `ruleSetId` names them. */
  byHand: RuleSet | null;
}>;

/** What an ended cycle came to. Evaluating again adds a revision and leaves this one as it is. */
@Entity('cycle_evaluations')
@Unique(['licenseId', 'cycleStart', 'revision'])
export class CycleEvaluation {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  @Column({ type: 'date' })
  cycleStart: string;

  @Column({ type: 'date' })
  cycleEnd: string;

  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'uuid', nullable: true })
  ruleSetId: string | null;

  /** The version of the cycle rules. */
  @Column({ type: 'text' })
  engine: string;

  @Column({ type: 'jsonb' })
  inputs: EvaluationInputs;

  @Column({ type: 'jsonb' })
  result: Allocation;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
