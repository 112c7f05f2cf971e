import { Injectable } from '@nestjs/common';
import type { FieldProblem, PrintableLicense } from '@cohesion/contracts';
import type { Person } from '../../platform/actor.js';
import { oneLine } from '../../platform/one-line.js';
import { AppError } from '../../platform/problem.js';
import type { Tx } from '../../platform/tx.js';
import { LicenseNumbers } from './license-numbers.js';
import { presentLicense } from './license.presenter.js';
import { kept } from './licenses.service.js';

/** What a certificate takes for one license, in UTF-16 units. */
const longestLine = 80;

/** Licenses as certificates print them. Whether one is printed is its holder's to say, each time. */
@Injectable()
export class PrintedLicenses {
  constructor(private readonly numbers: LicenseNumbers) {}

  /** Each of hers in the order she added them; chosen are those whose line stands among `printed`. */
  async of(tx: Tx, personId: string, printed: readonly string[]): Promise<PrintableLicense[]> {
    return (await kept(tx, personId)).map((record) => {
      const line = printedLine(presentLicense(record).name, this.numbers.open(record));

      return { id: record.id, line, chosen: printed.includes(line) };
    });
  }

  /** The lines of those she chose, in the order she added them. Another person's license is as unknown as one that never was. */
  async lines(tx: Tx, { personId }: Person, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const licenses = await this.of(tx, personId, []);
    if (ids.some((id) => licenses.every((license) => license.id !== id))) {
      const details: FieldProblem[] = [
        {
          field: 'licenseIds',
          message: 'One of these licenses is not among yours. Please load the page again',
        },
      ];
      throw new AppError('invalid-request', details);
    }

    return licenses.filter(({ id }) => ids.includes(id)).map(({ line }) => line);
  }
}

/** "Georgia LPC, number LPC001234", as transcripts have it too; a board's name gives way to the number. */
export function numbered(name: string, number: string | null): string {
  return number === null ? name : `${name}, number ${number}`;
}

function printedLine(name: string, number: string | null): string {
  const room = longestLine - numbered('', number).length;

  return numbered(oneLine(name, room), number);
}
