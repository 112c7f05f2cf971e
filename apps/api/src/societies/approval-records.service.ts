import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/tx.js';
import type { Approval } from './approval.entity.js';
import { approvalMistakes, type ApprovalFacts, type ApprovalMistake } from './approval-rules.js';
import { StatementsService } from './statements.service.js';

export type { ApprovalFacts } from './approval-rules.js';

type Entry = Pick<Approval, 'societyId' | 'seriesId' | 'version' | 'change' | 'note'> &
  Readonly<{ recordedBy: string; facts: ApprovalFacts }>;

/** How an approval gets into the records by hand. */
@Injectable()
export class ApprovalRecords {
  constructor(private readonly statements: StatementsService) {}

  mistakes(
    facts: ApprovalFacts,
    society: Readonly<{ name: string; sample: boolean }>,
  ): readonly ApprovalMistake[] {
    return approvalMistakes(facts, society, this.statements);
  }

  /** Adds a version; the unique key refuses a second one with the same number. */
  async add(tx: Tx, { facts, ...entry }: Entry): Promise<void> {
    await tx.query(
      `insert into approvals (society_id, series_id, version, change, note, origin, recorded_by, body, body_name,
         provider_number, approval_number, formats, courses, statement, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, 'console', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        entry.societyId,
        entry.seriesId,
        entry.version,
        entry.change,
        entry.note,
        entry.recordedBy,
        facts.body,
        facts.bodyName,
        facts.providerNumber,
        facts.approvalNumber,
        facts.formats,
        facts.courses,
        facts.statement,
        facts.validFrom,
        facts.validTo,
      ],
    );
  }
}
