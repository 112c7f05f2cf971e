export { chairShape, circleOfChairs, type Chair, type CircleOfChairs } from './chairs.js';
export { formatCode, makeCode, readCode, type CodeReading } from './code.js';
export { sessionTime, type SessionTime } from './dates.js';
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
export { readPicture, type PictureReading } from './picture/picture.js';
export { maxPictureSide, type PictureProblem } from './picture/reading.js';
export {
  certificateTemplate,
  picturesNamed,
  plainTemplate,
  withTemplate,
  type CertificateTemplate,
} from './template.js';
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
export { achievementCredential } from './credential/achievement.js';
export { CredentialProver } from './credential/prover.js';
export { proveCredential, readProof, verifyProof, type ProofReading } from './credential/data-integrity.js';
export {
  didDocument,
  didWebAddress,
  readDidDocument,
  type DidFacts,
  type KeyPeriod,
  type KeyPurpose,
  type KnownIssuer,
  type KnownKey,
  type PublishedKey,
} from './credential/did-web.js';
export {
  sampleSentence,
  type CredentialCredit,
  type CredentialFacts,
  type CredentialIssuer,
  type StatusPlace,
} from './credential/facts.js';
export { type Json, type JsonObject } from './credential/json.js';
export { credentialJwt, readCredentialJwt, type JwtReading } from './credential/jwt.js';
export { ed25519Signer, verifyEd25519, writeMultikey, type Ed25519Signer } from './credential/keys.js';
export { learnerRecord } from './credential/learner-record.js';
export { addToProfileLink, type ProfileEntry } from './credential/linkedin.js';
export {
  decodeStatusList,
  encodeStatusList,
  readStatusList,
  statusAt,
  statusListCredential,
  statusListLength,
  type StatusPurpose,
} from './credential/status-list.js';
export { type TimeStamper } from './signature/cms.js';
export { signPdf, type SignatureFacts, type Signing } from './signature/sign-pdf.js';
export {
  documentSigner,
  signerFromKey,
  signerFromPem,
  type DocumentSigner,
  type SignerOpening,
  type SignerRefusal,
} from './signature/signer.js';
export { type DocumentAlgorithm, type Subtle } from './signature/subtle.js';
export { readTimeStampResponse, timeStampRequest } from './signature/time-stamp.js';
export {
  readCertificate,
  selfSignedCertificate,
  type KnownCertificate,
  type SocietyCertificate,
} from './signature/x509.js';
export { digestOf, entryHash, logEntry, writeEntry, type LogEntry } from './transparency/entry.js';
export {
  appendLeaves,
  emptyFrontier,
  frontierOf,
  nodesForFrontier,
  rootOf,
  type Appended,
  type Frontier,
} from './transparency/frontier.js';
export {
  readProofBundle,
  verifyProofBundle,
  writeProofBundle,
  type BundleVerdict,
  type ProofBundle,
} from './transparency/proof-bundle.js';
export {
  consistencyProof,
  inclusionProof,
  nodesForConsistency,
  nodesForInclusion,
  verifyConsistency,
  verifyInclusion,
  type TreeState,
} from './transparency/proofs.js';
export { sealBatch, type SealedBatch } from './transparency/seal.js';
export { readTreeHead, signTreeHead, type TreeHead, type TreeHeadReading } from './transparency/tree-head.js';
export { type NodeId, type NodeReader, type StoredNode } from './transparency/tree.js';
export { attachmentNames, credentialAttachments } from './verify/attachments.js';
export { type Check, type CheckName } from './verify/check.js';
export { noSources, sourcesFrom, type LogProgress, type Sources } from './verify/sources.js';
export { type CertificateSummary } from './verify/summary.js';
export { verifyCertificate, type Verification } from './verify/verify-certificate.js';
