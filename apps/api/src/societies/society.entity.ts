import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Texts a society stands behind; printed on course pages and at /policies. */
export type SocietyPolicies = Readonly<{
  /** Plain date of the last change of any of these texts. */
  updated: string;
  fees: string;
  refunds: string;
  grievance: string;
  accommodations: string;
  attendance: string;
  certificate: string;
  technicalNeeds: string;
  privacy: string;
  accessibility: string;
  contact: Readonly<{ name: string; email: string }>;
}>;

/** The tenant: an organization that offers activities and issues credit. */
@Entity('societies')
@Unique(['slug'])
@Unique(['host'])
export class Society {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'text' })
  slug: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  shortName: string;

  /** The host name that shows this society; null for the installation's default alone. */
  @Column({ type: 'text', nullable: true })
  host: string | null;

  /** IANA zone: certificates print it. */
  @Column({ type: 'text' })
  timeZone: string;

  @Column({ type: 'text' })
  place: string;

  @Column({ type: 'boolean' })
  sample: boolean;

  @Column({ type: 'jsonb' })
  brand: Readonly<{ color: string }>;

  @Column({ type: 'jsonb' })
  policies: SocietyPolicies;

  @Column({ type: 'jsonb' })
  signers: readonly Readonly<{ name: string; role: string }>[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
