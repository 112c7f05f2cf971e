import { createHash, randomUUID } from 'node:crypto';
import { ownerOf } from './database.js';
import { callerAt, json } from './learner.js';
import { mailedLink } from './mailbox.js';

/** Where the pages of a record are that has something of everything. */
export type FullRecord = Readonly<{
  licenseId: string;
  cycle: string;
  outsideId: string;
  entryId: string;
  /** Links that work without an account. */
  shared: string;
  countersign: string;
  imFine: string;
}>;

/** A license, hours from elsewhere, an entry of the practice log that waits for a signature, and a transcript that is shared. */
export async function aFullRecord(
  { address, dataDir }: Readonly<{ address: string; dataDir: string }>,
  cookie: string,
): Promise<FullRecord> {
  const call = callerAt(address, cookie);
  const licenseId: string = (await json(call('/licenses', texasLcsw))).id;
  const { cycles } = await json(call(`/licenses/${licenseId}/cycles`));
  const cycle: string = cycles[0].key;
  const outsideId = randomUUID();
  await json(call('/outside-hours', { id: outsideId, ...aWorkshop }));
  const entry = await json(call('/practice-log/entries', { id: randomUUID(), entry: aGroupLed }));
  await json(call('/practice-log/signature-requests', { id: randomUUID(), entryIds: [entry.versionId] }));
  const share = { id: randomUUID(), licenseId, cycle, days: 7, showNumber: true };
  const shared = await json(call('/transcript-shares', share));

  return {
    licenseId,
    cycle,
    outsideId,
    entryId: entry.id,
    shared: new URL(shared.address).pathname,
    countersign: await mailedLink(address, aGroupLed.supervisor.email, '/countersign'),
    imFine: await aReminder(dataDir, licenseId),
  };
}

const texasLcsw = {
  jurisdiction: 'TX',
  type: 'LCSW',
  byHand: null,
  number: 'LC-004123',
  issuedOn: '2019-03-15',
  birthMonth: 5,
  periods: [],
  conditions: [],
};

const aWorkshop = {
  title: 'When the group goes silent',
  provider: 'Regional group society',
  startedOn: null,
  completedOn: '2026-10-03',
  format: 'live-in-person',
  activity: 'course',
  role: 'learner',
  formality: 'formal',
  parts: [{ minutes: 180, topics: ['ethics'], credits: [{ approver: 'ace', hours: '3.0' }] }],
  certificateNumber: null,
  proofIds: [],
};

const aGroupLed = {
  kind: 'group-leading',
  role: 'leader',
  on: '2026-10-06',
  minutes: 90,
  setting: 'community-clinic',
  population: 'adults',
  supervisor: { name: 'Sample Supervisor', email: 'signs@example.com' },
  note: '',
};

/** A reminder as the daily look at licenses leaves it: that look happens at midnight, months before a renewal. */
async function aReminder(dataDir: string, licenseId: string): Promise<string> {
  const secret = randomUUID();
  const owner = await ownerOf(dataDir);
  try {
    await owner.query(
      `insert into reminders (society_id, person_id, license_id, license_name, cycle_end, step, secret_sha256, created_at)
       select m.society_id, l.person_id, l.id, 'Texas LCSW', '2027-05-31', 'six-months', $2, now()
       from licenses l join memberships m using (person_id) where l.id = $1`,
      [licenseId, createHash('sha256').update(secret).digest('hex')],
    );
  } finally {
    await owner.end();
  }

  return `/im-fine?token=${secret}`;
}
