import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a learner thinks is wrong with a question. Append-only. */
@Entity('item_remarks')
@Index(['societyId', 'createdAt'])
export class ItemRemark {
  /** Made by the page. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  courseVersionId: string;

  @Column({ type: 'uuid' })
  @Index()
  attemptId: string;

  @Column({ type: 'text' })
  itemId: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
