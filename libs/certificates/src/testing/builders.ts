import { readFileSync } from 'node:fs';
import { makeCode } from '../code.js';
import type { CertificateFacts } from '../facts.js';
import { fontFiles, parseFonts, type FontRole } from '../fonts.js';

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

/** Reads and parses the four fonts, anew on each call. */
export function readFonts() {
  const read = (role: FontRole) => new Uint8Array(readFileSync(require.resolve(fontFiles[role])));
  return parseFonts({
    serif: read('serif'),
    serifBold: read('serifBold'),
    sans: read('sans'),
    sansBold: read('sansBold'),
  });
}
