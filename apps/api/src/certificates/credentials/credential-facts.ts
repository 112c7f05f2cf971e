import {
  sampleSentence,
  type CertificateFacts,
  type CredentialFacts,
  type CredentialIssuer,
} from '@cohesion/certificates';

export type CredentialParts = Readonly<{
  facts: CertificateFacts;
  issuer: CredentialIssuer;
  /** The page of the activity, in the version that was completed. */
  activity: string;
  status: CredentialFacts['status'];
}>;

/**
 * What a certificate says for machines: what it prints, but for the score, which is nobody's business who reads a badge.
 * Its address is the same for every version, so that whoever keeps credentials takes the newer one for the older
 * (Open Badges 3.0, comparing credentials by id and issuer).
 */
export function credentialFacts({ facts, issuer, activity, status }: CredentialParts): CredentialFacts {
  const { society, learner, approval, credit, verifyAddress, code, completedOn, issuedAt } = facts;
  const { title, format, cosponsor } = facts.activity;

  return {
    id: `${verifyAddress}.json`,
    page: verifyAddress,
    code,
    issuer,
    recipient: { name: learner.name, licenses: learner.licenses },
    achievement: {
      id: activity,
      name: society.sample ? `Sample: ${title}` : title,
      description: [
        ...(society.sample ? [sampleSentence] : []),
        `Continuing education: ${format}.`,
        ...sessionsOf(facts),
      ].join(' '),
      ...(cosponsor === undefined ? {} : { cosponsor }),
      criteria: criteriaOf(facts),
    },
    credits: [
      {
        body: approval.bodyName,
        unit: credit.unit,
        amount: credit.amount,
        approvalNumber: approval.approvalNumber,
        categories: credit.categories,
      },
    ],
    completedOn,
    issuedAt: new Date(issuedAt).toISOString(),
    status,
  };
}

/** A badge that lists more than these is not read. */
const fewSessions = 5;

/** What was held, by name where that is short: everyone who was there has the same. */
function sessionsOf({ sessions = [] }: CertificateFacts): string[] {
  if (sessions.length === 0) return [];
  const counted = sessions.length === 1 ? 'Held in one session' : `Held in ${sessions.length} sessions`;
  const titles = sessions.length > fewSessions ? '' : `: ${sessions.map(({ title }) => title).join('; ')}`;

  return [`${counted}${titles}.`];
}

/** What had to be done, the same for everyone who did it. */
function criteriaOf({ attendance, score }: CertificateFacts): string {
  const parts = [
    attendance ?? 'Completed the whole program',
    ...(score === null ? [] : ['passed its post-test']),
    'and met the requirements that its approving body sets for this credit',
  ];

  return `${parts.join(', ').replace(/, and /, ' and ')}.`;
}
