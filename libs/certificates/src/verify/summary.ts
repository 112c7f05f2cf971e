import { readCosponsor } from '../credential/cosponsor.js';
import { sampleSentence } from '../credential/facts.js';
import { idOf, isJsonObject, listed, type Json, type JsonObject } from '../credential/json.js';

/** What a certificate says, as its credential states it: to be shown beside the checks, and worth what they are. */
export interface CertificateSummary {
  recipient: string;
  title: string;
  issuer: { did: string; name: string };
  /** The other society whose signature the file must carry; null where there is none. */
  cosponsor: string | null;
  /** Such as "Sample Body: clock hours, 3.00". */
  credits: string[];
  /** An ISO date. */
  completedOn: string;
  code: string;
  /** It was issued to show how things work, by a society that gives no credit. */
  sample: boolean;
}

/** Reads a credential of an award; null when it is another kind of credential. */
export function summaryOf(credential: JsonObject): CertificateSummary | null {
  const { issuer, credentialSubject: subject } = credential;
  const did = idOf(issuer);
  if (did === null || !isJsonObject(issuer) || !isJsonObject(subject)) return null;
  const achievement = member(subject, 'achievement');
  const identity = listed(subject['identifier']).find(isJsonObject);
  const completed = text(subject['activityEndDate']);

  return {
    recipient: text(identity?.['identityHash']),
    title: text(achievement['name']),
    issuer: { did, name: text(issuer['name']) },
    cosponsor: readCosponsor(text(achievement['description'])),
    credits: creditsOf(subject, achievement),
    completedOn: completed.slice(0, 10),
    code: codeOf(credential),
    sample: isSample(text(achievement['description'])),
  };
}

/** Descriptions are of one form and begin with nothing that a society writes, so a course cannot seem to be a sample. */
const isSample = (description: string): boolean =>
  description === sampleSentence || description.startsWith(`${sampleSentence} `);

/** The verification code that a credential states; empty when it states none. */
export function codeOf({ credentialSubject: subject }: JsonObject): string {
  return isJsonObject(subject) ? text(member(subject, 'achievement')['humanCode']) : '';
}

function creditsOf(subject: JsonObject, achievement: JsonObject): string[] {
  const names = new Map(
    listed(achievement['resultDescription'])
      .filter(isJsonObject)
      .map((description) => [idOf(description), text(description['name'])]),
  );
  return listed(subject['result'])
    .filter(isJsonObject)
    .map((result) => `${names.get(text(result['resultDescription'])) ?? ''}, ${text(result['value'])}`);
}

function member(value: JsonObject, key: string): JsonObject {
  const found = value[key];

  return isJsonObject(found) ? found : {};
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
