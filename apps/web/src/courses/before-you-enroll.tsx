import type { CoursePage } from '@cohesion/contracts';
import type { ReactNode } from 'react';
import { formatDate } from '../ui/format.js';
import { WorksheetTable } from './worksheet-table.js';

/** Everything a body wants said before anyone enrolls. One block, always open. */
export function BeforeYouEnroll({ page }: { page: CoursePage }) {
  const { disclosures: said, quiz } = page;

  return (
    <section aria-labelledby="before-you-enroll" className="card mt-12">
      <h2 id="before-you-enroll" className="scroll-mt-6">
        Before you enroll
      </h2>
      <p className="mt-2 text-ink-2">Will my board accept this? Here is what we know, and how to check.</p>
      <Offers page={page} />
      <Said heading="How the hours were calculated">
        <WorksheetTable worksheet={page.worksheet} />
      </Said>
      <Said heading="What you need to do for credit">
        <ul className="list-disc ps-5">
          {page.requirements.map((requirement) => (
            <li key={requirement}>{requirement}</li>
          ))}
        </ul>
        <p className="mt-2">
          The quiz asks {quiz.questions} questions, is not timed, and{' '}
          {quiz.attempts === null
            ? 'can be taken again as often as you like'
            : `can be taken ${quiz.attempts} times`}
          .
        </p>
      </Said>
      <Said heading="Attendance and partial credit" text={said.attendance} />
      <Said heading="Certificate" text={said.certificate} />
      <Said heading="Fees" text={said.fees} />
      <Said heading="Refunds and cancellation" text={said.refunds} />
      <Said heading="Interests of the instructors">
        {page.instructors.map(({ name, disclosure }) => (
          <p key={name}>
            {name}: {disclosure}
          </p>
        ))}
      </Said>
      <Said heading="Commercial support" text={said.commercialSupport} />
      <Said heading="Limits of the evidence" text={said.limits} />
      <Said heading="Risks" text={said.risks} />
      {said.contentWarnings.length > 0 && (
        <Said heading="Content that may be hard to read">
          <ul className="list-disc ps-5">
            {said.contentWarnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Said>
      )}
      <Said heading="Review" text={said.reviewNotice} />
      <Said heading="If something is not right" text={said.grievance} />
      <Said heading="Accommodations" text={said.accommodations} />
      <Said heading="Technical needs" text={said.technicalNeeds} />
    </section>
  );
}

function Offers({ page: { offers, open, disclosures, notForCreditReason, summary } }: { page: CoursePage }) {
  if (offers.length === 0) {
    return (
      <Said heading="Credit">
        <p>
          {notForCreditReason ??
            `This course is not offered for CE credit at this time.${open ? ' You can read it without credit.' : ''}`}
        </p>
      </Said>
    );
  }

  return (
    <Said heading="Credit">
      <p>{disclosures.boardsDecide}</p>
      <ul className="mt-3 flex flex-col gap-4">
        {offers.map((offer) => (
          <li key={offer.id} className="border-s-4 border-pine ps-4">
            <p className="font-semibold">
              {offer.bodyName}: {offer.amount} {offer.unit}
              {offer.categories.length > 0 && ` (${offer.categories.join(', ')})`}
            </p>
            <p className="mt-1">{offer.statement}</p>
            <p className="mt-1 text-sm text-ink-2">
              {summary.format}
              {offer.providerNumber && ` · Provider number ${offer.providerNumber}`}
              {offer.approvalNumber && ` · Approval number ${offer.approvalNumber}`}
              {offer.validUntil && ` · Approved until ${formatDate(offer.validUntil)}`}
            </p>
          </li>
        ))}
      </ul>
    </Said>
  );
}

function Said({ heading, text, children }: { heading: string; text?: string; children?: ReactNode }) {
  return (
    <div className="mt-6 border-t border-line pt-5">
      <h3 className="text-lg">{heading}</h3>
      <div className="mt-2 flex flex-col gap-2">
        {text
          ?.trim()
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        {children}
      </div>
    </div>
  );
}
