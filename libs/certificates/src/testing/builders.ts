import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeCode } from '../code.js';
import type { CertificateFacts } from '../facts.js';
import { parseFonts } from '../fonts.js';
import { transcriptFacts, type TranscriptFacts } from '../transcript/facts.js';

/** Complete facts, all of them invented and marked as sample data; a test states only what it is about. */
export function someFacts(changes: Partial<CertificateFacts> = {}): CertificateFacts {
  const code = makeCode(Uint8Array.of(58, 12, 201, 77, 9));
  return {
    language: 'en-US',
    society: {
      name: 'Atlanta Group Psychotherapy Society',
      shortName: 'AGPS',
      place: 'Atlanta, Georgia',
      timeZone: 'America/New_York',
      brandColor: '#1f5a52',
      sample: true,
    },
    learner: {
      name: 'Agnieszka Nguyễn-Wiśniewska, PhD',
      licenses: ['Licensed Psychologist GA PSY004412', 'LCSW GA CSW007731'],
    },
    activity: {
      title: 'Rupture and repair: working with conflict in the process group',
      format: 'Self-paced, with quiz',
      presenters: ['Sample Presenter, PhD, CGP', 'Second Presenter, LCSW'],
    },
    completedOn: '2026-11-14',
    credit: {
      amount: '3.00',
      unit: 'clock hours',
      categories: [
        { name: 'clinical', amount: '2.00' },
        { name: 'ethics', amount: '1.00' },
      ],
    },
    approval: {
      bodyName: 'Sample Body',
      statement:
        'Sample statement: the society named above has been approved by Sample Body to offer continuing education. Programs that do not qualify are clearly identified. The society is solely responsible for all aspects of its programs.',
      approvalNumber: 'SB-2026-0117',
      providerNumber: '6529',
    },
    score: 'Passed the post-test: 9 of 10 (90%)',
    signers: [
      { name: 'Sample Administrator, LCSW, CGP', role: 'CE program administrator' },
      { name: 'Sample Presenter, PhD, CGP', role: 'Instructor' },
    ],
    code,
    verifyAddress: `https://learn.example.org/v/${code.slice(0, 4)}-${code.slice(4)}`,
    version: 1,
    issuedAt: '2026-11-15T15:02:11Z',
    ...changes,
  };
}

export function someoneCalled(name: string): CertificateFacts {
  return someFacts({ learner: { name, licenses: [] } });
}

/** A transcript of so many records, all of them invented. */
export function someTranscript(records: number): TranscriptFacts {
  const titles = ['Ethics in group work', 'Rupture and repair: working with conflict in the process group'];
  const sentences = [
    'Counted in full as core hours.',
    '3.0 recorded, 2.0 counted: this rule set caps self-study at 10 and you reached the cap with this one.',
    'Not counted: earned before this cycle began.',
  ];
  return transcriptFacts.parse({
    language: 'en-US',
    issuer: {
      name: 'Sample Society',
      brandColor: '#1f5a52',
      timeZone: 'America/New_York',
      sample: true,
    },
    person: {
      name: 'Agnieszka Nguyễn-Wiśniewska, PhD',
      license: 'Licensed Professional Counselor, Georgia, number ending 731',
    },
    cycle: { from: '2025-10-01', to: '2027-09-30' },
    totals: [
      { label: 'Total', value: '30.0 of 35 hours, 5.0 to go' },
      { label: 'Ethics', value: '2.0 of 5 hours, 3.0 to go' },
    ],
    rows: Array.from({ length: records }, (_, index) => ({
      date: `2026-0${1 + (index % 9)}-1${index % 10}`,
      title: titles[index % 2],
      provider: ['Sample Society', 'Sample College of Social Work'][index % 2],
      hours: `${1 + (index % 4)}.50`,
      kind: ['Live webinar', 'Self-paced'][index % 2],
      counted: sentences[index % 3],
    })),
    unit: 'hours',
    finalSay: 'By the rules we have, checked on November 1, 2026. Your board has the final say.',
    madeAt: '2026-11-22T15:00:00Z',
  });
}

/** Parses the fonts anew on each call. */
export function readFonts() {
  return parseFonts((file) => new Uint8Array(readFileSync(packageFile(file))));
}

/** Not every font package exports its files to `require.resolve`. */
function packageFile(file: string): string {
  const found = (require.resolve.paths(file) ?? [])
    .map((folder) => path.join(folder, file))
    .find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`${file} is not installed`);
  return found;
}
