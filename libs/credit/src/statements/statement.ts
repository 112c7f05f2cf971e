import { BODIES, type BodyId } from '../body.js';
import { isWithin, type PlainDate } from '../plain-date.js';
import {
  PLACEHOLDERS,
  type Artefact,
  type MandatedStatement,
  type Placeholder,
  type StatementFile,
} from './schema.js';

/** What the open places of a statement are filled with; null where the approval or the offer has no such thing. */
export type StatementValues = Readonly<Record<Placeholder, string | null>>;

export type FilledStatement =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly missing: readonly Placeholder[] };

export interface StatementQuestion {
  readonly body: BodyId;
  readonly artefact: Artefact;
  readonly on: PlainDate;
  readonly providerNumber: string | null;
}

/**
 * The words the body prescribes for the artefact on that day, or null where none are known. Words meant for one profession's provider
 * numbers (NYSED "SW-") come before words for any number.
 */
export function statementInForce(
  files: readonly StatementFile[],
  { body, artefact, on, providerNumber }: StatementQuestion,
): MandatedStatement | null {
  const held = files
    .filter((file) => file.body === body)
    .flatMap(({ statements }) => statements)
    .filter(
      ({ artefacts, validFrom, validTo }) =>
        artefacts.includes(artefact) && isWithin(on, validFrom ?? on, validTo),
    );
  const fitting = held.find(
    ({ providerNumberStarts: start }) => start !== null && providerNumber?.startsWith(start),
  );

  return fitting ?? held.find(({ providerNumberStarts }) => providerNumberStarts === null) ?? null;
}

/** Puts the values into the open places. Refuses, naming them, when a place has nothing to be filled with. */
export function fillStatement(
  { text }: Pick<MandatedStatement, 'text'>,
  values: StatementValues,
): FilledStatement {
  const missing = PLACEHOLDERS.filter((name) => text.includes(`{${name}}`) && !values[name]);
  if (missing.length > 0) return { ok: false, missing };

  return {
    ok: true,
    // In one pass: what is filled in is never looked at again, whatever signs it has.
    text: text.replace(/\{([a-zA-Z]+)\}/gu, (place, name: string) => valueOf(values, name) ?? place),
  };
}

const valueOf = (values: StatementValues, name: string): string | null =>
  PLACEHOLDERS.flatMap((known) => (known === name ? [values[known]] : []))[0] ?? null;

const placeholderWords: Readonly<Record<Placeholder, string>> = {
  society: 'the name of the society',
  providerNumber: 'a provider number',
  approvalNumber: 'an approval number',
  approvalFrom: 'the day the approval begins',
  approvalTo: 'the day the approval ends',
  amount: 'the amount of credit',
  categories: 'the kind of credit',
};

/** "The NBCC statement prints a provider number, and this approval has none." */
export function missingSentence(body: BodyId, missing: readonly Placeholder[]): string {
  const things = missing.map((name) => placeholderWords[name]).join(' and ');

  return `The ${BODIES[body].name} statement prints ${things}, and this approval has none.`;
}
