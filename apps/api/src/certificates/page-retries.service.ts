import { Injectable } from '@nestjs/common';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/tx.js';
import { CertificatePageRetry } from './certificate-reissue.entity.js';
import { renderCertificate } from './certificates.jobs.js';
import { heldFile } from './held-file.js';

/** A page that could not be made: which one, and what it was to be signed anew for, if anything. */
export type FailedPage = Readonly<{
  certificateId: string;
  societyId: string;
  personId: string;
  number: number;
  reissueId: string | null;
}>;

const columns = `file.certificate_id as "certificateId", file.society_id as "societyId", file.person_id as "personId",
  file.number, file.reissue_id as "reissueId"`;

/** Pages that could not be made, tried again: each of them once, whoever asks how often. */
@Injectable()
export class PageRetries {
  constructor(private readonly clock: Clock) {}

  /** Answers whether nobody had asked before. Where the page was made meanwhile, the job finds nothing to do. */
  async ask(tx: Tx, actor: Person, page: FailedPage): Promise<boolean> {
    const { certificateId, societyId, personId, number: fileNumber } = page;
    const asked = await tx.insertMissing(CertificatePageRetry, [
      {
        certificateId,
        societyId,
        personId,
        fileNumber,
        recordedBy: actor.personId,
        createdAt: this.clock.now(),
      },
    ]);
    if (asked > 0) await this.enqueue(tx, page);

    return asked > 0;
  }

  /** Those of a run, or of one line of it. Answers how many. */
  async ofRun(tx: Tx, actor: Person, runId: string, line: number | null): Promise<number> {
    const failed = await tx.query<FailedPage>(
      `select ${columns} from certificate_run_outcomes outcome
         join certificate_run_lines line on line.id = outcome.line_id
         join ${heldFile('outcome.certificate_id')} file on true
       where outcome.run_id = $1 and ($2::integer is null or line.number = $2) and outcome.kind = 'issued'
         and file.problem is not null`,
      [runId, line],
    );
    let asked = 0;
    for (const page of failed) if (await this.ask(tx, actor, page)) asked += 1;

    return asked;
  }

  /** Those asked for in this time that came to nothing yet: their jobs got lost. */
  async askAgain(
    tx: Tx,
    societyId: string,
    { from, to, most }: Readonly<{ from: Date; to: Date; most: number }>,
  ): Promise<void> {
    const lost = await tx.query<FailedPage>(
      `select ${columns} from certificate_page_retries retry
         join certificate_files file on file.certificate_id = retry.certificate_id and file.number = retry.file_number
       where retry.society_id = $1 and retry.created_at between $2 and $3
         and not exists (select from certificate_files later
           where later.certificate_id = file.certificate_id and later.number > file.number)
       limit $4`,
      [societyId, from, to, most],
    );
    for (const page of lost) await this.enqueue(tx, page);
  }

  private enqueue(tx: Tx, { certificateId, societyId, number: after, reissueId }: FailedPage): Promise<void> {
    return tx.enqueue(renderCertificate, { certificateId, societyId, after, reissueId });
  }
}
