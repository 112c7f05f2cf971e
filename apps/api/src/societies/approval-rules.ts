import {
  bannedSentence,
  bannedWordings,
  isBodyId,
  missingSentence,
  type Placeholder,
} from '@cohesion/credit';
import type { Approval } from './approval.entity.js';
import type { StatementsService } from './statements.service.js';

/** What somebody says of an approval: in the society's file, or in the console. */
export type ApprovalFacts = Pick<
  Approval,
  | 'body'
  | 'bodyName'
  | 'providerNumber'
  | 'approvalNumber'
  | 'formats'
  | 'courses'
  | 'statement'
  | 'validFrom'
  | 'validTo'
>;

export type ApprovalMistake = Readonly<{ field: keyof ApprovalFacts; message: string }>;

/**
 * Everything that keeps an approval out of the records, by field: a period that ends before it begins, words a body bans,
 * a number of a sample society that could pass for real, and a statement that could not be printed.
 */
export function approvalMistakes(
  facts: ApprovalFacts,
  society: Readonly<{ name: string; sample: boolean }>,
  statements: StatementsService,
): readonly ApprovalMistake[] {
  const { validFrom, validTo, statement, body } = facts;

  return [
    ...(validTo !== null && validTo < validFrom
      ? [{ field: 'validTo' as const, message: 'is before the first day' }]
      : []),
    ...(isBodyId(body)
      ? bannedWordings(statement ?? '', [body]).map((banned) => ({
          field: 'statement' as const,
          message: bannedSentence(banned),
        }))
      : []),
    ...(society.sample ? realNumbers(facts) : []),
    ...unprintable(facts, society, statements),
  ];
}

function realNumbers(facts: ApprovalFacts): readonly ApprovalMistake[] {
  const message =
    'must begin with SAMPLE: this is a sample society, and its numbers must not pass for real ones';

  return (['providerNumber', 'approvalNumber'] as const).flatMap((field) => {
    const number = facts[field];

    return number === null || number.startsWith('SAMPLE') ? [] : [{ field, message }];
  });
}

function unprintable(
  facts: ApprovalFacts,
  society: Readonly<{ name: string; sample: boolean }>,
  statements: StatementsService,
): readonly ApprovalMistake[] {
  const { body } = facts;
  for (const artefact of ['page', 'certificate'] as const) {
    const printed = statements.print(artefact, {
      approval: facts,
      society,
      credit: 'left-open',
      on: facts.validFrom,
    });
    if (!printed) {
      const message = `is needed: no words of this body are known for the ${artefact}; copy those of the approval letter`;

      return [{ field: 'statement', message }];
    }
    const missing = printed.ok ? [] : printed.missing;
    if (missing.length > 0 && isBodyId(body)) {
      return [
        { field: fieldOf[missing[0] ?? 'society'] ?? 'statement', message: missingSentence(body, missing) },
      ];
    }
  }

  return [];
}

const fieldOf: Readonly<Partial<Record<Placeholder, keyof ApprovalFacts>>> = {
  providerNumber: 'providerNumber',
  approvalNumber: 'approvalNumber',
  approvalFrom: 'validFrom',
  approvalTo: 'validTo',
};
