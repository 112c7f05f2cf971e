// The second face of this library: what a browser needs to check a certificate file, without fonts and drawing.
export { formatCode, readCode, type CodeReading } from '../code.js';
export { type Json, type JsonObject } from '../credential/json.js';
export { type Subtle } from '../signature/subtle.js';
export { type Check, type CheckName } from './check.js';
export { noSources, sourcesFrom, type LogProgress, type Sources } from './sources.js';
export { type CertificateSummary } from './summary.js';
export { verifyCertificate, type Verification } from './verify-certificate.js';
