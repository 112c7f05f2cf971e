import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  certificateFacts,
  certificateProblem,
  formatCode,
  makeCode,
  missingGlyphs,
  type CertificateFacts,
} from '@cohesion/certificates';
import { maxProblemsShown, type RosterProblem, type RosterReading } from '@cohesion/contracts';
import { CertificateFontFiles, certificatePaper } from '../certificate-fonts.service.js';
import { readRoster, type RosterParts, type RosterPerson } from './roster.js';

/** A line holds more than this whatever the letters, so shorter names need not be set. In characters. */
const surelyFits = 24;
/** Names looked at before others get their turn. */
const atOnce = 100;
const firstShown = 5;

/** Reads rosters, and tells of each name whether a certificate can carry it. */
@Injectable()
export class RosterReader {
  constructor(private readonly fonts: CertificateFontFiles) {}

  async read(text: string): Promise<RosterParts> {
    const { people, problems } = readRoster(text);
    const printable: RosterPerson[] = [];
    const all = [...problems];
    for (const [index, person] of people.entries()) {
      if (index % atOnce === atOnce - 1) await nextTurn();
      const problem = this.problemOf(person);
      if (problem) all.push(problem);
      else printable.push(person);
    }

    return { people: printable, problems: all.toSorted((a, b) => a.line - b.line) };
  }

  async present(text: string): Promise<RosterReading> {
    const { people, problems } = await this.read(text);

    return {
      people: people.length,
      first: people.slice(0, firstShown).map(({ name, email }) => ({ name, email })),
      problemCount: problems.length,
      problems: problems.slice(0, maxProblemsShown),
    };
  }

  private problemOf({ line, name, email }: RosterPerson): RosterProblem | null {
    const fonts = this.fonts.parsed();
    const text = `${name}, ${email}`;
    const missing = missingGlyphs(name, fonts);
    if (missing.length > 0) {
      const characters = missing.map(({ character, codePoints }) => `${character} (${codePoints})`);

      return {
        line,
        problem: 'name-unprintable',
        sentence: `No font has ${characters.join(', ')}. Write the name with other letters.`,
        text,
      };
    }
    if ([...name].length <= surelyFits) return null;
    const problem = certificateProblem(factsNaming(name), fonts, { paper: certificatePaper });

    return problem
      ? { line, problem: 'name-too-long', sentence: 'This name does not fit on a certificate.', text }
      : null;
  }
}

/** A certificate that says little but the name. */
function factsNaming(name: string): CertificateFacts {
  const code = makeCode(new Uint8Array(5));
  const words = 'Words';

  return certificateFacts.parse({
    language: 'en-US',
    society: {
      name: words,
      shortName: words,
      place: words,
      timeZone: 'America/New_York',
      brandColor: '#000000',
      sample: false,
    },
    learner: { name, licenses: [] },
    activity: { title: words, format: words, presenters: [] },
    completedOn: '2026-01-01',
    credit: { amount: '1', unit: words, categories: [] },
    approval: { bodyName: words, statement: words, approvalNumber: null, providerNumber: null },
    score: null,
    signers: [{ name: words, role: words }],
    code,
    verifyAddress: `https://learn.example.org/v/${formatCode(code)}`,
    version: 1,
    issuedAt: '2026-01-01T00:00:00Z',
  });
}
