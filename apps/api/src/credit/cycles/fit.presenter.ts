import type { CourseFits, FitView } from '@cohesion/contracts';
import { cycleReasonSentence, fitSentence, formatCredit, type Clause, type Fit } from '@cohesion/credit';
import type { HeldLicense } from '../../accounts/licenses/held-licenses.service.js';
import { noticeOf, presentClause } from './cycle.presenter.js';
import { clauseBehind, presentedClause } from './ledger.presenter.js';

/** Like activities are answered alike by the engine, so their view is made once. */
const known = new WeakMap<Fit, FitView>();

export function presentFit(fit: Fit): FitView {
  const ready = known.get(fit);
  if (ready) return ready;
  const view: FitView = {
    licenseId: fit.license.id,
    standing: fit.toward.length > 0 ? 'fills' : fit.counted > 0 ? 'counts' : 'recorded',
    sentence: fitSentence(fit),
    counted: formatCredit(fit.counted),
    clause: clauseOf(fit)?.text ?? null,
  };
  known.set(fit, view);

  return view;
}

/** The clause the sentence stands on: of what it fills first, or of why it does not count. */
function clauseOf({ toward, counted, reasons, missed }: Fit): Clause | null {
  const filled = toward.find(({ id }) => id !== 'total') ?? toward[0];
  if (filled) return filled.clause;
  if (counted > 0) return null;

  return reasons.map(clauseBehind).find((clause) => clause !== null) ?? missed[0]?.clause ?? null;
}

/** Everything about one course and one license. */
export function presentCourseFit(fit: Fit, { view, rules }: HeldLicense): CourseFits['fits'][number] {
  return {
    ...presentFit(fit),
    licenseName: view.name,
    renewsOn: fit.cycleEnd,
    recorded: formatCredit(fit.recorded),
    toGo: { before: formatCredit(fit.toGo.before), after: formatCredit(fit.toGo.after) },
    toward: fit.toward.map(({ name, before, after, clause }) => ({
      name,
      before: formatCredit(before),
      after: formatCredit(after),
      clause: presentClause(clause),
    })),
    reasons: fit.reasons.map((reason) => ({
      code: reason.code,
      sentence: cycleReasonSentence(reason),
      clause: presentedClause(reason),
    })),
    notice: noticeOf(fit.ruleSet, rules?.rowId === null),
  };
}
