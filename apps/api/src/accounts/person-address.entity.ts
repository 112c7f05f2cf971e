import { Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Which person an address leads to, from the first time anybody writes it: a roster may be older than the account. */
@Entity('person_addresses')
@Unique(['personId'])
export class PersonAddress {
  /** In small letters. */
  @PrimaryColumn({ type: 'text' })
  email: string;

  @Column({ type: 'uuid' })
  personId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
