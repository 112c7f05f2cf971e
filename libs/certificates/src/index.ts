export { chairShape, circleOfChairs, type Chair, type CircleOfChairs } from './chairs.js';
export { formatCode, makeCode, readCode, type CodeReading } from './code.js';
export { certificateFacts, type CertificateFacts } from './facts.js';
export {
  fontFiles,
  missingGlyphs,
  parseFonts,
  type CertificateFonts,
  type FaceName,
  type MissingCharacter,
} from './fonts.js';
export { type CertificateField } from './layout.js';
export { type Paper } from './look.js';
export { type Attachment } from './pdf/document.js';
export {
  certificateProblem,
  renderCertificate,
  type CertificateProblem,
  type CertificateRendering,
} from './page.js';
export { certificateText, type CertificateLine, type CertificatePart } from './text.js';
export { transcriptFacts, type TranscriptFacts } from './transcript/facts.js';
export { renderTranscript, type TranscriptRendering } from './transcript/render.js';
export { transcriptText, type TranscriptText } from './transcript/text.js';
