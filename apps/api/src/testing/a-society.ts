/** The text of a society's file, as `content/societies` has them; a test says only what it is about. JSON is YAML. */
export function aSociety(changes: Readonly<Record<string, unknown>> = {}): string {
  const statement = 'Sample statement, not a real approval.';
  const approval = (body: string, bodyName: string) => ({
    body,
    bodyName,
    providerNumber: 'SAMPLE-0000',
    approvalNumber: null,
    formats: ['self-study'],
    validFrom: '2026-01-01',
    validTo: '2029-12-31',
    statement,
  });

  return JSON.stringify({
    slug: 'acme',
    name: 'Acme Group Psychotherapy Society',
    shortName: 'Acme',
    host: null,
    timeZone: 'America/New_York',
    place: 'Atlanta, Georgia',
    sample: true,
    brand: { color: '#1F5A52' },
    policies: {
      updated: '2026-01-01',
      contact: { name: 'Sample Administrator', email: 'administrator@example.com' },
      fees: 'No fee.',
      refunds: 'Nothing to refund.',
      grievance: 'Write to the administrator.',
      accommodations: 'Write to the administrator.',
      attendance: 'Self-paced.',
      certificate: 'At once.',
      technicalNeeds: 'A browser.',
      privacy: 'Little is kept.',
      accessibility: 'WCAG 2.2 AA.',
    },
    signers: [{ name: 'Sample Administrator', role: 'CE administrator' }],
    approvals: [
      approval('apa', 'American Psychological Association'),
      approval('nbcc', 'National Board for Certified Counselors'),
    ],
    offers: [],
    demoAccounts: [],
    ...changes,
  });
}
