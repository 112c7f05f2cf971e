import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The rules she had before her when she said that she had seen what changed; the latest row holds. */
@Entity('license_rule_looks')
export class LicenseRuleLook {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  personId: string;

  @Column({ type: 'uuid' })
  @Index()
  licenseId: string;

  /** The row of the rule set, so that the very text can be read again. */
  @Column({ type: 'uuid' })
  ruleSetId: string;

  /** The version in it that was in force for the cycle. */
  @Column({ type: 'text' })
  version: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
