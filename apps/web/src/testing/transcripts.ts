import type { CeBrokerPage, ShareView, Transcript } from '@cohesion/contracts';
import { aLicense, licenseId } from './licenses.js';

export const cycleKey = '2026-10-01';

export const aTranscript = (parts: Partial<Transcript> = {}): Transcript => ({
  version: 1,
  madeAt: '2026-11-22T15:00:00.000Z',
  madeBy: { name: 'Sample Group Psychotherapy Society', timeZone: 'America/New_York', isSample: true },
  person: { name: 'Ruth Okafor' },
  license: { name: 'Georgia LCSW', jurisdiction: 'GA', type: 'LCSW', numberEnding: null },
  cycle: { key: cycleKey, start: cycleKey, end: '2028-09-30', state: 'current', writtenDownAt: null },
  headline: '8.0 hours to go',
  isComplete: false,
  counted: '27.0',
  required: '35.0',
  toGo: '8.0',
  requirements: [
    {
      name: 'Ethics',
      needed: '5.0',
      counted: '2.0',
      missing: '3.0',
      sentence: 'Ethics: 2.0 of 5.0 hours, 3.0 to go.',
    },
  ],
  remarks: ['Self-study hours: 1.0 of at most 10.0.'],
  rows: [
    {
      completedOn: '2026-11-20',
      title: 'Ethics in groups',
      provider: 'Sample Group Psychotherapy Society',
      source: 'award',
      format: 'self-study',
      topics: ['ethics'],
      approvedBy: ['APA'],
      recorded: '1.0',
      counted: '1.0',
      countedAs: [{ name: 'Ethics', hours: '1.0' }],
      sentence: '1.0 recorded, 1.0 counted: 1.0 as Ethics.',
      certificates: ['7K4M-92QX'],
    },
  ],
  rules: { name: 'Georgia LCSW', board: 'Georgia Board', version: 'ga-1', verifiedOn: '2026-11-22' },
  notice: 'By the rules we have, checked on November 22, 2026; your board has the final say.',
  keepProofUntil: null,
  ...parts,
});

export const aShare = (parts: Partial<ShareView> = {}): ShareView => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8091',
  licenseId,
  licenseName: 'Georgia LCSW',
  cycle: cycleKey,
  start: cycleKey,
  end: '2028-09-30',
  showsNumber: false,
  createdAt: '2026-11-22T15:00:00.000Z',
  expiresAt: '2026-12-06T15:00:00.000Z',
  revokedAt: null,
  status: 'open',
  ...parts,
});

export const aBrokerPage = (reportedAt: string | null = null): CeBrokerPage => ({
  license: aLicense(),
  key: cycleKey,
  start: cycleKey,
  end: '2028-09-30',
  records: [
    {
      recordId: 'record-1',
      title: 'Ethics in groups',
      completedOn: '2026-11-20',
      counted: '1.0',
      fields: [
        { label: 'Provider', value: 'Sample Society' },
        { label: 'Course name', value: 'Ethics in groups' },
        { label: 'Date completed', value: '11/20/2026' },
      ],
      certificates: [{ id: '01890a5d-ac96-774b-bcce-b302099a8092', code: '7K4M-92QX' }],
      proofs: [],
      reportedAt,
    },
  ],
});
