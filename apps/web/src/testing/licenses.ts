import type {
  ClauseView,
  CycleFigures,
  CycleLedger,
  FitView,
  LedgerLine,
  LicenseCard,
  LicenseDetail,
  LicenseTypes,
  LicenseView,
  MyCe,
  RequirementView,
} from '@cohesion/contracts';

/** Licenses, cycles and what fits, as the contracts have them; a test says only what it is about. */
export const licenseId = '01890a5d-ac96-774b-bcce-b302099a8061';

export const aClause = (text = 'Five hours of ethics in each cycle.'): ClauseView => ({
  text,
  source: { title: 'Rule 135-9', url: 'https://rules.example.org/135-9' },
  confidence: 'stated',
  note: null,
});

export const aLicense = (parts: Partial<LicenseView> = {}): LicenseView => ({
  id: licenseId,
  jurisdiction: 'GA',
  type: 'LCSW',
  name: 'Georgia LCSW',
  numberEnding: '…123',
  issuedOn: '2019-03-15',
  birthMonth: null,
  periods: [],
  conditions: [],
  byHand: null,
  ...parts,
});

export const aLicenseDetail = (parts: Partial<LicenseDetail> = {}): LicenseDetail => ({
  ...aLicense(),
  number: 'LC-004123',
  oneTimeItems: [],
  ...parts,
});

export const aRequirement = (parts: Partial<RequirementView> = {}): RequirementView => ({
  id: 'ethics',
  name: 'Ethics',
  kind: 'category',
  needed: '5.0',
  counted: '2.0',
  missing: '3.0',
  percent: 40,
  status: 'missing',
  sentence: 'Ethics: 2.0 of 5.0 hours, 3.0 to go.',
  clause: aClause(),
  ...parts,
});

export const figures = (parts: Partial<CycleFigures> = {}): CycleFigures => ({
  headline: '8.0 hours to go',
  toGo: '8.0',
  isComplete: false,
  recorded: '27.0',
  required: '35.0',
  start: '2026-10-01',
  renewsOn: '2028-09-30',
  daysLeft: 678,
  requirements: [
    aRequirement({
      id: 'core',
      name: 'Core',
      needed: '15.0',
      counted: '15.0',
      missing: '0.0',
      percent: 100,
      status: 'met',
      sentence: 'Core: 15.0 of 15.0 hours, met.',
    }),
    aRequirement(),
  ],
  kinds: [],
  limits: [],
  carriedIn: null,
  carriesOut: null,
  keepProofUntil: null,
  exemption: null,
  proration: null,
  rules: {
    name: 'Georgia LCSW',
    board: 'Georgia Composite Board',
    version: 'ga-1',
    verifiedOn: '2026-11-22',
    confidence: 'stated',
    readAs: 'Read at the board.',
    sources: [{ title: 'Rule 135-9', url: 'https://rules.example.org/135-9' }],
    conflicts: [{ topic: 'Proof', taken: 'Four years.', other: 'Three years.' }],
    unknown: ['Whether hours carry forward.'],
    notExpressed: [],
  },
  notice: 'By the rules we have, checked on November 22, 2026; your board has the final say.',
  ...parts,
});

export const aCard = (parts: Partial<LicenseCard> = {}): LicenseCard => ({
  license: aLicense(),
  figures: figures(),
  oneTimeItems: [],
  problem: null,
  rulesChanged: null,
  ended: null,
  ...parts,
});

export const aRecord = (parts: Partial<MyCe> = {}): MyCe => ({
  totals: [],
  awards: [],
  licenses: [],
  needsYou: [],
  ...parts,
});

export const aLine = (parts: Partial<LedgerLine> = {}): LedgerLine => ({
  recordId: '01890a5d-ac96-774b-bcce-b302099a8062',
  partId: '1',
  completedOn: '2026-10-10',
  title: 'When the group goes silent',
  provider: 'Regional society',
  source: 'outside',
  format: 'live-in-person',
  topics: ['ethics'],
  topicNames: ['Ethics'],
  approvedBy: ['NBCC'],
  recorded: '3.0',
  counted: '3.0',
  sentence: '3.0 recorded, 3.0 counted: 3.0 as Ethics.',
  placements: [{ category: 'ethics', name: 'Ethics', hours: '3.0' }],
  reasons: [],
  moves: [{ category: 'core', name: 'Core' }],
  movedTo: null,
  certificates: [],
  ...parts,
});

export const aLedger = (parts: Partial<CycleLedger> = {}): CycleLedger => ({
  key: '2026-10-01',
  state: 'current',
  license: aLicense(),
  figures: figures(),
  lines: [aLine()],
  arithmetic: ['3.0 + 24.0 = 27.0'],
  frozen: null,
  ...parts,
});

export const types = (): LicenseTypes => ({
  types: [
    {
      jurisdiction: 'GA',
      type: 'LCSW',
      name: 'Georgia LCSW',
      board: 'Georgia Composite Board',
      asks: { birthMonth: false, periods: 'optional' },
      cycleClause: aClause('Licenses end on September 30 of even years.'),
      conditions: [{ id: 'telemental', question: 'Do you practise telemental health?' }],
      number: { hint: 'As it stands on your license.' },
      verifiedOn: '2026-11-22',
      confidence: 'stated',
    },
    {
      jurisdiction: 'CA',
      type: 'LMFT',
      name: 'California LMFT',
      board: 'Board of Behavioral Sciences',
      asks: { birthMonth: true, periods: 'optional' },
      cycleClause: aClause('Licenses end in the month of birth.'),
      conditions: [],
      number: { hint: 'As it stands on your license.' },
      verifiedOn: '2026-11-22',
      confidence: 'stated',
    },
  ],
  jurisdictions: [
    { id: 'CA', name: 'California' },
    { id: 'GA', name: 'Georgia' },
    { id: 'WY', name: 'Wyoming' },
    { id: 'national', name: 'United States' },
    { id: 'international', name: 'Everywhere' },
  ],
  topics: [{ id: 'ethics', name: 'Ethics' }],
});

export const aFit = (parts: Partial<FitView> = {}): FitView => ({
  licenseId,
  standing: 'fills',
  sentence: 'Counts toward Georgia LCSW: Ethics (you need 3).',
  counted: '1.0',
  clause: 'Five hours of ethics in each cycle.',
  ...parts,
});
