import type { PictureView } from '@cohesion/contracts';
import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A logo or a signature that a society sent; its file is named by its content and never changes. */
@Entity('certificate_pictures')
@Unique(['societyId', 'sha256'])
export class CertificatePicture {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'uuid' })
  societyId: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'text' })
  mediaType: PictureView['mediaType'];

  @Column({ type: 'integer' })
  width: number;

  @Column({ type: 'integer' })
  height: number;

  @Column({ type: 'integer' })
  bytes: number;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'timestamptz' })
  createdAt: Date;
}
