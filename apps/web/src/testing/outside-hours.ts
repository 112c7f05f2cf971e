import type { OutsideHoursChoices, OutsideHoursView, ProofView } from '@cohesion/contracts';

/** Hours from elsewhere as the contracts have them; a test says only what it is about. */
export const recordId = '01890a5d-ac96-774b-bcce-b302099a8071';
export const versionId = '01890a5d-ac96-774b-bcce-b302099a8072';

export const aProof = (parts: Partial<ProofView> = {}): ProofView => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8073',
  name: 'certificate.pdf',
  mediaType: 'application/pdf',
  bytes: 2048,
  sha256: 'ab'.repeat(32),
  keptAt: '2026-11-22T09:30:00Z',
  ...parts,
});

export const anOutsideRecord = (parts: Partial<OutsideHoursView> = {}): OutsideHoursView => ({
  id: recordId,
  versionId,
  title: 'When the group goes silent',
  provider: 'Regional society',
  startedOn: null,
  completedOn: '2026-10-10',
  format: 'live-in-person',
  activity: 'course',
  role: 'learner',
  formality: 'formal',
  minutes: 90,
  parts: [
    {
      id: '1',
      minutes: 90,
      topics: ['ethics'],
      credits: [{ approver: 'nbcc', approverName: 'NBCC', hours: '1.5', unit: 'clock hours' }],
    },
  ],
  certificateNumber: null,
  proofs: [],
  isWithdrawn: false,
  recordedAt: '2026-11-22T09:30:00Z',
  changedAt: null,
  ...parts,
});

export const choices = (): OutsideHoursChoices => ({
  formats: [
    { id: 'live-in-person', label: 'Live, in one room' },
    { id: 'self-study', label: 'On my own time' },
  ],
  activities: [{ id: 'course', label: 'A course or workshop' }],
  roles: [
    { id: 'learner', label: 'I took part' },
    { id: 'presenter', label: 'I taught it' },
  ],
  formalities: [
    { id: 'formal', label: 'Formal' },
    { id: 'informal', label: 'Informal' },
  ],
  topics: [
    { id: 'group', label: 'Group work' },
    { id: 'ethics', label: 'Ethics' },
  ],
  approvers: [{ id: 'nbcc', label: 'NBCC', unit: 'clock hours' }],
});
