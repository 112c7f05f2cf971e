import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That an evaluation was given for an enrollment, and nothing of what it says. */
@Entity('evaluation_receipts')
@Unique(['enrollmentId'])
export class EvaluationReceipt {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  enrollmentId: string;

  /** The sentences bodies prescribe for evaluations, as they stood on the form. */
  @Column({ type: 'text', array: true })
  statements: string[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
