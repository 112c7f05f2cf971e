import { credentialsContext, openBadgesContext } from './contexts.js';
import { withCosponsor } from './cosponsor.js';
import type { CredentialFacts, CredentialIssuer, StatusPlace } from './facts.js';
import type { JsonObject } from './json.js';

/**
 * The credential of an award, without proof: an AchievementCredential of Open Badges 3.0 (1EdTech), which is a
 * Verifiable Credential of the W3C's data model 2.0. The same facts give the same object.
 *
 * Credit is stated per body, as a result of its own with the body's unit in its name; Open Badges' one number for
 * credits is filled only where a single body counts. The name is an identity that is not hashed: a person shows the
 * document to be recognized by it. Open Badges allows one status, which is revocation; where to see that a newer
 * credential takes its place is the refresh service, a list of the purpose `refresh`. A superseded credential has its
 * bit in both lists, so that a verifier who knows revocation only does not take it for good.
 */
export function achievementCredential(facts: CredentialFacts): JsonObject {
  const { achievement, recipient } = facts;
  const issuer = profile(facts.issuer);
  const results = resultsOf(facts);
  const [only, ...others] = facts.credits;
  const single = only && others.length === 0 ? Number(only.amount) : null;

  return {
    '@context': [credentialsContext, openBadgesContext],
    id: facts.id,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: achievement.name,
    issuer,
    validFrom: facts.issuedAt,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        identity('name', recipient.name),
        ...recipient.licenses.map((license) => identity('ext:license', license)),
      ],
      ...(facts.startedOn === undefined ? {} : { activityStartDate: noon(facts.startedOn) }),
      activityEndDate: noon(facts.completedOn),
      ...(single === null ? {} : { creditsEarned: single }),
      achievement: {
        id: achievement.id,
        type: ['Achievement'],
        achievementType: 'CertificateOfCompletion',
        name: achievement.name,
        description: withCosponsor(achievement.description, achievement.cosponsor),
        criteria: { narrative: achievement.criteria },
        creator: issuer,
        humanCode: facts.code,
        ...(single === null ? {} : { creditsAvailable: single }),
        resultDescription: results.map(({ id, name }) => ({
          id,
          type: ['ResultDescription'],
          name,
          resultType: 'Result',
        })),
      },
      result: results.map(({ id, amount }) => ({ type: ['Result'], resultDescription: id, value: amount })),
    },
    evidence: [{ id: facts.page, type: ['Evidence'], name: 'Public page of this certificate' }],
    credentialStatus: statusEntry(facts.status.revocation, 'revocation'),
    refreshService: statusEntry(facts.status.supersession, 'refresh'),
  };
}

interface CredentialResult {
  id: string;
  name: string;
  amount: string;
}

function resultsOf({ id, credits }: CredentialFacts): CredentialResult[] {
  return credits.flatMap(({ body, unit, amount, approvalNumber, categories }, place) => {
    const number = approvalNumber === null ? '' : `, approval ${approvalNumber}`;
    const whole = { id: `${id}#credit-${place + 1}`, name: `${body}: ${unit}${number}`, amount };
    const parts = categories.map((category, part) => ({
      id: `${id}#credit-${place + 1}-${part + 1}`,
      name: `${body}: ${unit}, of which ${category.name}`,
      amount: category.amount,
    }));
    return [whole, ...parts];
  });
}

/** A name that is not hashed, as Open Badges has it. */
export function identity(identityType: 'name' | 'ext:license', text: string): JsonObject {
  return { type: 'IdentityObject', hashed: false, identityHash: text, identityType };
}

/** A society as Open Badges names it. */
export function profile({ did, name, url }: CredentialIssuer): JsonObject {
  return { id: did, type: ['Profile'], name, url };
}

function statusEntry({ list, index }: StatusPlace, purpose: 'revocation' | 'refresh'): JsonObject {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

/** A plain date as the instant that Open Badges asks for: noon, which is that day in every American zone. */
function noon(date: string): string {
  return `${date}T12:00:00Z`;
}
