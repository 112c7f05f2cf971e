import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One text of a board's rules. A change of the text is a new revision; a file taken away is a revision `withdrawn`. */
@Entity('rule_sets')
@Unique(['slug', 'revision'])
export class RuleSetRecord {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  slug: string;

  @Column({ type: 'integer' })
  revision: number;

  @Column({ type: 'text' })
  contentHash: string;

  /** The file as it was written. */
  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'boolean' })
  withdrawn: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
