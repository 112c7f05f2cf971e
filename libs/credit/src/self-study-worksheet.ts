import { BODIES, inBodyOrder, type BodyId } from './body.js';
import type { Hundredths } from './hundredths.js';
import { addMinutes, MILLION, toMillionths } from './minutes.js';
import type { ImpossibleInput, LineRefusal } from './reason.js';
import { RULE_VERSION } from './rule-version.js';
import {
  CAREFUL_FORMULAS,
  formulaName,
  itemRuleText,
  itemsNeeded,
  methodText,
  SELF_STUDY_RULES,
  type Formula,
} from './self-study-rules.js';
import { formulaMinutes, impossibleDifficulty, impossibleItems, impossibleWords } from './self-study.js';
import type { Fact } from './source.js';
import { step, type Step } from './step.js';
import { creditFromMinutes } from './units.js';
import {
  outcomeOf,
  type Basis,
  type RuleCheck,
  type SelfStudyInputs,
  type SelfStudyLine,
  type SelfStudyWorksheet,
} from './worksheet.js';

export type CreditWorksheetResult =
  | { readonly ok: true; readonly worksheet: SelfStudyWorksheet }
  | { readonly ok: false; readonly reasons: readonly ImpossibleInput[] };

interface Count {
  readonly minutes: number;
  readonly steps: readonly Step[];
}

/**
 * The credit of a self-paced course under each body claimed. Every body counts minutes in its own way (`SELF_STUDY_RULES`), with
 * recordings at their running time (BOC; NBCC via ACEP 6529), and with the average of a pilot where its rules leave room for one (AORN).
 * The smallest count over all bodies claimed is the safe minimum, and each
 * body offers its own unit of those minutes: no body is offered more than the most cautious method allows. A body is refused,
 * with the reason in its line, below its minimum or where the quiz breaks a rule it requires; it still sets the safe minimum, so
 * a body that asks for much more reading is better not claimed. `words` may be 0 for a course that is all recording.
 * Impossible figures are refused, all of them at once.
 */
export function creditWorksheet(
  asked: Omit<SelfStudyInputs, 'passMark'> & { readonly passMark?: number | null },
): CreditWorksheetResult {
  const { words, items, difficulty, mediaMinutes, pilotMinutes = [] } = asked;
  const bodies = inBodyOrder(asked.bodies);
  const passMark = asked.passMark ?? passMarkNeeded(bodies);
  const pilot = pilotMinutes.length > 0 ? { pilotMinutes } : {};
  const inputs: SelfStudyInputs = { words, items, difficulty, mediaMinutes, ...pilot, passMark, bodies };
  const reasons = impossibleInputs(inputs);
  if (reasons.length > 0) return { ok: false, reasons };

  const counts = countAll(inputs);
  const safeMinutes = Math.min(...[...counts.values()].map(({ minutes }) => minutes));
  const safeCounts = [...counts].filter(([, { minutes }]) => minutes === safeMinutes);
  const safeBodies = safeCounts.map(([body]) => body);
  const safe: Count = {
    minutes: safeMinutes,
    steps: safeCounts.slice(0, 1).flatMap((pair) => asFor(...pair).steps),
  };
  const lines = [...counts].map(([body, count]) => lineOf(body, count, safe, inputs));

  return {
    ok: true,
    worksheet: { kind: 'self-study', ruleVersion: RULE_VERSION, inputs, safeMinutes, safeBodies, lines },
  };
}

/** The highest pass mark, in percent, that the bodies ask for or recommend; null where none of them names one. */
export function passMarkNeeded(bodies: readonly BodyId[]): number | null {
  const marks = bodies.flatMap((body) => SELF_STUDY_RULES[body].passMark?.value.percent ?? []);

  return marks.length === 0 ? null : Math.max(...marks);
}

function impossibleInputs(inputs: SelfStudyInputs) {
  const { words, items, difficulty, mediaMinutes, pilotMinutes = [], passMark, bodies } = inputs;
  const isMarkFine = passMark === null || (Number.isInteger(passMark) && passMark >= 1 && passMark <= 100);
  const reasons: (ImpossibleInput | undefined)[] = [
    words === 0 ? undefined : impossibleWords(words),
    impossibleItems(items),
    impossibleDifficulty(difficulty),
    toMillionths(mediaMinutes) === undefined
      ? { code: 'minutes-impossible', minutes: mediaMinutes }
      : undefined,
    ...pilotMinutes.map((minutes): ImpossibleInput | undefined =>
      minutes > 0 && toMillionths(minutes) !== undefined
        ? undefined
        : { code: 'minutes-impossible', minutes },
    ),
    isMarkFine ? undefined : { code: 'pass-mark-impossible', passMark },
    words === 0 && mediaMinutes === 0 ? { code: 'nothing-to-count' } : undefined,
    bodies.length === 0 ? { code: 'no-bodies' } : undefined,
  ];

  return reasons.filter((reason) => reason !== undefined);
}

/** Bodies with a method of their own first; the others take the smallest of those. */
function countAll(inputs: SelfStudyInputs): Map<BodyId, Count> {
  const own = new Map<BodyId, Count>();
  for (const body of inputs.bodies) {
    const method = SELF_STUDY_RULES[body].method.value;
    if (method === 'smallest-claimed') continue;
    own.set(body, withPilot(body, countBy(method, inputs), inputs.pilotMinutes ?? []));
  }
  const [least] = [...own].toSorted(([, a], [, b]) => a.minutes - b.minutes);
  const smallest = least ? asFor(...least) : countBy(CAREFUL_FORMULAS, inputs);

  return new Map(inputs.bodies.map((body) => [body, own.get(body) ?? smallest]));
}

/** Another body's count, its sum included, so that every line can be redone without looking at the others. */
function asFor(body: BodyId, { minutes, steps }: Count): Count {
  const { name } = BODIES[body];

  return { minutes, steps: steps.map(({ text, value, unit }) => step(`${name}: ${text}`, value, unit)) };
}

function countBy(formulas: readonly Formula[], inputs: SelfStudyInputs): Count {
  const text = textCount(formulas, inputs);
  if (inputs.mediaMinutes === 0) return text;

  const minutes = addMinutes([text.minutes, inputs.mediaMinutes]);

  return {
    minutes,
    steps: [
      ...text.steps,
      step('recordings by running time', inputs.mediaMinutes, 'minutes'),
      step('text and recordings', minutes, 'minutes'),
    ],
  };
}

/** The count of a body with what pilot readers took, their average cut to a hundredth of a minute. */
function withPilot(body: BodyId, counted: Count, times: readonly number[]): Count {
  const rule = SELF_STUDY_RULES[body].pilot?.value;
  if (!rule || times.length === 0) return counted;
  const all = addMinutes(times);
  const average = Math.floor(Math.round((all / times.length) * MILLION) / 10_000) / 100;
  const steps = [
    step(`${times.length} pilot times together`, all, 'minutes'),
    step(`÷ ${times.length}, cut to the hundredth`, average, 'minutes'),
  ];
  if (rule === 'instead') return { minutes: average, steps };
  const minutes = Math.min(counted.minutes, average);

  return {
    minutes,
    steps: [...counted.steps, ...steps, step('the smaller of count and pilot', minutes, 'minutes')],
  };
}

function textCount(formulas: readonly Formula[], inputs: SelfStudyInputs): Count {
  if (inputs.words === 0) return { minutes: 0, steps: [step('no text', 0, 'minutes')] };
  const counts = formulas.map((formula): Count => {
    const count = formulaMinutes(formula, inputs);

    return count.ok
      ? count
      : { minutes: 0, steps: [step(`too short for ${formulaName(formula)}`, 0, 'minutes')] };
  });
  const minutes = Math.min(...counts.map((count) => count.minutes));
  const steps = counts.flatMap((count) => count.steps);

  return {
    minutes,
    steps: counts.length === 1 ? steps : [...steps, step('the smaller of these', minutes, 'minutes')],
  };
}

function lineOf(body: BodyId, count: Count, safe: Count, inputs: SelfStudyInputs): SelfStudyLine {
  const { method } = SELF_STUDY_RULES[body];
  const credit = creditFromMinutes(body, safe.minutes);
  const items = itemCheck(body, Math.max(credit.amount, BODIES[body].minimum.value), inputs.items);
  const passMark = passMarkCheck(body, inputs.passMark ?? 0);
  const broken = credit.earned ? brokenRule(body, items, passMark) : undefined;

  return {
    body,
    method: basis(method, methodText(method.value)),
    minutes: count.minutes,
    ownAmount: creditFromMinutes(body, count.minutes).amount,
    steps: [
      ...count.steps,
      ...(count.minutes > safe.minutes ? safe.steps : []),
      step('safe minimum over the bodies claimed', safe.minutes, 'minutes'),
      ...credit.steps,
    ],
    outcome: broken ? { offered: false, reason: broken } : outcomeOf(credit, body),
    items,
    passMark,
  };
}

function itemCheck(body: BodyId, amount: Hundredths, items: number): RuleCheck | null {
  const fact = SELF_STUDY_RULES[body].items;
  if (!fact) return null;
  const needed = itemsNeeded(fact.value, amount);

  return {
    ...basis(fact, itemRuleText(fact.value)),
    force: fact.value.force,
    needed,
    actual: items,
    holds: items >= needed,
  };
}

function passMarkCheck(body: BodyId, passMark: number): RuleCheck | null {
  const fact = SELF_STUDY_RULES[body].passMark;
  if (!fact) return null;
  const { percent: needed, force } = fact.value;

  return {
    ...basis(fact, `a pass mark of at least ${needed} percent`),
    force,
    needed,
    actual: passMark,
    holds: passMark >= needed,
  };
}

function brokenRule(
  body: BodyId,
  items: RuleCheck | null,
  passMark: RuleCheck | null,
): LineRefusal | undefined {
  if (items?.force === 'required' && !items.holds) {
    return { code: 'too-few-items', body, items: items.actual, needed: items.needed };
  }
  if (passMark?.force === 'required' && !passMark.holds) {
    return { code: 'pass-mark-too-low', body, passMark: passMark.actual, needed: passMark.needed };
  }

  return undefined;
}

const basis = ({ confidence, source, note }: Fact<unknown>, text: string): Basis => ({
  text,
  confidence,
  source,
  note,
});
