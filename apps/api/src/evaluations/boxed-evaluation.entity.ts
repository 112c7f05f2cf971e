import type { EvaluationAnswer } from '@cohesion/curriculum';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an evaluation says, until it is mixed with others. Nothing of who said it or on which day. */
@Entity('boxed_evaluations')
export class BoxedEvaluation {
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
