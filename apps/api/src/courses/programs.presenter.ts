import type { ProgramPage, ProgramRow } from '@cohesion/contracts';
import { BODIES, formatCredit, PLANNING_RULES, type BodyId } from '@cohesion/credit';
import type { Program } from '../societies/societies.service.js';
import { worksheetWithSums } from './course-page.js';
import type { CourseCreditFacts } from './credit-facts.js';
import type { OfferPlan } from './offer-plan.js';
import type { HeldOffer, OfferHistory } from './offers.service.js';

type Row = Readonly<{
  facts: CourseCreditFacts;
  program: Program | null;
  plan: OfferPlan;
  held: readonly HeldOffer[];
  number: number;
}>;

export function presentProgram({ facts, plan, held, number }: Row): ProgramRow {
  return {
    course: facts.slug,
    title: facts.title,
    version: number,
    forCredit: facts.countsForCredit,
    offers: held
      .filter(({ course }) => course === facts.slug)
      .map(({ body, amount, unit, format, approvalId, approvalNumber, validTo }) => ({
        body,
        bodyName: BODIES[body].name,
        amount: formatCredit(amount),
        unit,
        format,
        approvalId,
        approvalNumber,
        validTo,
      })),
    refused: plan.refused.map(({ body, sentence }) => ({ body, bodyName: BODIES[body].name, sentence })),
  };
}

type Page = Row & Readonly<{ history: readonly OfferHistory[]; bodies: readonly BodyId[]; mayKeep: boolean }>;

export function presentProgramPage(page: Page): ProgramPage {
  const { facts, program, plan, history, bodies, mayKeep } = page;

  return {
    program: presentProgram(page),
    recordVersion: program?.version ?? 0,
    mayKeep,
    notForCreditReason: facts.notForCreditReason,
    instructors: [...facts.instructors],
    people: (program?.people ?? []).map(({ name, credentials, discipline, roles }) => ({
      name,
      credentials,
      discipline,
      roles: [...roles],
    })),
    bodies: [...(program?.bodies ?? [])],
    bodyChoices: bodies.map((id) => ({
      id,
      name: BODIES[id].name,
      planning: PLANNING_RULES[id]?.note ?? null,
    })),
    worksheet: worksheetWithSums(facts.worksheet, plan.worksheet),
    history: history.map(presentHistory).toSorted((a, b) => b.madeAt.localeCompare(a.madeAt)),
  };
}

function presentHistory({ offer, withdrawal, holds }: OfferHistory): ProgramPage['history'][number] {
  const { terms, because, createdAt } = offer;

  return {
    bodyName: BODIES[terms.body].name,
    amount: formatCredit(terms.amount),
    unit: terms.unit,
    format: terms.format,
    madeAt: createdAt.toISOString(),
    because: [...because],
    withdrawn: withdrawal && { at: withdrawal.createdAt.toISOString(), reason: withdrawal.reason },
    holds,
  };
}
