import type { Attachment, CertificateFacts, CertificateRendering, Paper } from '@cohesion/certificates';

/** Where each font file lies, by its package path. */
export type ThreadData = Readonly<{ fontPaths: Readonly<Record<string, string>> }>;

export type RenderRequest = Readonly<{
  facts: CertificateFacts;
  paper: Paper;
  attachments: readonly Attachment[];
  /** The files of the pictures that the facts name, by their SHA-256. */
  pictures: ReadonlyMap<string, Uint8Array>;
}>;

/** What came of one request; `thrown` is the message of an error that nobody expected. */
export type RenderAnswer = Readonly<{ rendering: CertificateRendering }> | Readonly<{ thrown: string }>;
