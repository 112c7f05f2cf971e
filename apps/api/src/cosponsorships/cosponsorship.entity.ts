import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A society asks another one to stand behind a course of its own. */
@Entity('cosponsorships')
@Index(['societyId', 'course'])
@Index(['cosponsorId'])
export class Cosponsorship {
  /** Made by the page. */
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** The host, whose course it is. */
  @Column({ type: 'uuid' })
  societyId: string;

  /** The course's slug, whatever its version. */
  @Column({ type: 'text' })
  course: string;

  /** As it was called that day: the other society does not see the host's courses. */
  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'uuid' })
  cosponsorId: string;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** What became of it. The newest holds; without one it waits to be answered. */
@Entity('cosponsorship_turns')
@Unique(['cosponsorshipId', 'number'])
export class CosponsorshipTurn {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  cosponsorshipId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  change: 'accepted' | 'declined' | 'ended';

  /** Which of the two. */
  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'text', nullable: true })
  why: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}

/** Who was written to of the question (0) or of a turn (its number). */
@Entity('cosponsorship_notices')
@Unique(['cosponsorshipId', 'number', 'personId'])
export class CosponsorshipNotice {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'uuid' })
  cosponsorshipId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
