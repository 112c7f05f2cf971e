import type { EvaluationAnswer } from '@cohesion/curriculum';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an evaluation says, and nothing of who said it or on which day. */
@Entity('evaluation_responses')
export class EvaluationResponse {
  /** Random, not time-ordered: its place tells nothing. */
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

  @Column({ type: 'jsonb' })
  answers: readonly EvaluationAnswer[];

  @Column({ type: 'date' })
  month: string;
}
