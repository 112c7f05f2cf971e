import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The category somebody chose for a part of a record; the latest row holds, and null leaves it to the rules again. */
@Entity('license_moves')
@Index(['licenseId', 'recordId', 'partId'])
export class LicenseMove {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  licenseId: string;

  @Column({ type: 'text' })
  recordId: string;

  @Column({ type: 'text' })
  partId: string;

  @Column({ type: 'text', nullable: true })
  category: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
