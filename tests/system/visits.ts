import type { Page } from 'playwright-core';
import { problemsOn } from './axe.js';
import type { FullRecord } from './full-record.js';

export type Visit = Readonly<{
  name: string;
  path: string;
  as: 'visitor' | 'newcomer' | 'finished' | 'administrator';
  act?: (page: Page) => Promise<void>;
  /** Every one, where nothing else is said. */
  looks?: readonly Look[];
}>;

type Look = Readonly<{ look: string; width: number; colorScheme: 'light' | 'dark' }>;

const everyLook: readonly Look[] = [
  { look: 'light, 1280 px', width: 1280, colorScheme: 'light' },
  { look: 'dark, 390 px', width: 390, colorScheme: 'dark' },
  { look: 'light, 320 px', width: 320, colorScheme: 'light' },
];

/** For pages whose parts are seen at every width elsewhere. */
const twoLooks: readonly Look[] = [
  { look: 'light, 390 px', width: 390, colorScheme: 'light' },
  { look: 'dark, 1280 px', width: 1280, colorScheme: 'dark' },
];

const inTwoLooks = (as: Visit['as'], paths: Readonly<Record<string, string>>): Visit[] =>
  Object.entries(paths).map(([name, path]) => ({ name, path, as, looks: twoLooks }));

/** The pages of a record that has something of everything; those behind a link are a visitor's. */
export function recordVisits(record: FullRecord): Visit[] {
  const { licenseId, cycle, outsideId, entryId } = record;

  return [
    ...inTwoLooks('finished', {
      'My CE with a license': '/my-ce',
      'license, new': '/my-ce/licenses/new',
      'license, its dates': `/my-ce/licenses/${licenseId}/dates`,
      'license, change': `/my-ce/licenses/${licenseId}/edit`,
      cycle: `/my-ce/licenses/${licenseId}/cycles/${cycle}`,
      'hours that fit': `/my-ce/fits/${licenseId}`,
      'course, for a license': '/courses/ethics-and-boundaries',
      'add hours': '/my-ce/add',
      'outside hours': '/my-ce/outside-hours',
      'outside hours, one record': `/my-ce/outside-hours/${outsideId}`,
      'outside hours, correct': `/my-ce/outside-hours/${outsideId}/correct`,
      'practice log': '/my-ce/practice-log',
      'practice log, new': '/my-ce/practice-log/new',
      'practice log, one entry': `/my-ce/practice-log/${entryId}`,
      transcript: `/my-ce/transcript?license=${licenseId}&cycle=${cycle}`,
      'CE Broker': `/my-ce/ce-broker/${licenseId}/${cycle}`,
    }),
    ...inTwoLooks('visitor', {
      'shared transcript': record.shared,
      'shared transcript, no such link': '/t/a-token-that-is-none',
      'sign hours': record.countersign,
      'no more reminders': record.imFine,
    }),
  ];
}

/** What a society's workplace has, an approval and a cell of the curriculum among it. */
// eslint-disable-next-line typescript/no-explicit-any
export async function workVisits(get: (path: string) => Promise<any>): Promise<Visit[]> {
  const { approvals } = await get('/societies/agps/approvals');
  const { competencies } = await get('/societies/agps/curriculum');
  const [{ id: term, cells }] = competencies;
  const { course } = cells.find(({ objectives }: { objectives: number }) => objectives > 0);

  return inTwoLooks('administrator', {
    today: '/s/agps',
    programs: '/s/agps/programs',
    program: '/s/agps/programs/ethics-and-boundaries',
    approvals: '/s/agps/approvals',
    approval: `/s/agps/approvals/${approvals[0].id}`,
    'approval, new': '/s/agps/approvals/new',
    'co-sponsored': '/s/agps/co-sponsored',
    keys: '/s/agps/keys',
    curriculum: '/s/agps/curriculum',
    'curriculum, one cell': `/s/agps/curriculum/${course}/${term}`,
  });
}

/** Pages that say that something is not there: the code of that certificate is mistyped. */
const refusals = new Map([
  ['not found', 404],
  ['no such certificate', 400],
  ['shared transcript, no such link', 404],
]);

/** What axe objects to on the page, in each look, and whether it is there at all: an error page would be a sound one. */
export async function faultsOf(page: Page, { name, path, act, looks = everyLook }: Visit): Promise<string[]> {
  const answer = await page.goto(path, { waitUntil: 'networkidle' });
  await act?.(page);
  const isThere = answer?.status() === (refusals.get(name) ?? 200);
  const found: string[] = isThere ? [] : [`${name}: answered ${answer?.status()}`];
  for (const { look, width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    found.push(...(await problemsOn(page)).map((problem) => `${name} (${look}): ${problem}`));
  }

  return found;
}
