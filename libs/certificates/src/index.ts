export { circleOfChairs, type Chair, type CircleOfChairs } from './chairs.js';
export { formatCode, makeCode, readCode, type CodeReading } from './code.js';
export { certificateFacts, type CertificateFacts } from './facts.js';
export {
  fontFiles,
  missingGlyphs,
  parseFonts,
  type CertificateFonts,
  type FontRole,
  type MissingCharacter,
} from './fonts.js';
export { type CertificateField } from './layout.js';
export { type Paper } from './look.js';
export {
  certificateProblem,
  renderCertificate,
  type CertificateProblem,
  type CertificateRendering,
} from './page.js';
export { certificateText, type CertificateLine, type CertificatePart } from './text.js';
