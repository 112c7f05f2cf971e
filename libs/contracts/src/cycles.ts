import { z } from 'zod/mini';
import { clauseView, licenseView, oneTimeItem } from './licenses.js';

/** Hours as text with at least one decimal, such as "7.5", in the hours of the board. */
const hours = z.string();

/** One thing a cycle asks for. `sentence` says all of it: "Ethics: 2.0 of 5.0 hours, 3.0 to go." */
export const requirementView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['total', 'category', 'minimum']),
  needed: hours,
  counted: hours,
  missing: hours,
  /** For a bar: counted of needed, 0 to 100. */
  percent: z.int(),
  status: z.enum([
    'met',
    'missing',
    'nothing-asked',
    'exempt',
    'other-cycle',
    'does-not-apply',
    'done-before',
  ]),
  sentence: z.string(),
  clause: clauseView,
});
export type RequirementView = z.infer<typeof requirementView>;

/** Kinds of activity to be used, in whole numbers: "2 of 3 kinds used, 1 to go." */
export const kindsView = z.object({
  id: z.string(),
  name: z.string(),
  needed: z.int(),
  used: z.array(z.string()),
  missing: z.int(),
  status: z.enum(['met', 'missing', 'exempt']),
  sentence: z.string(),
  clause: clauseView,
});

export const limitView = z.object({
  id: z.string(),
  name: z.string(),
  most: hours,
  used: hours,
  isReached: z.boolean(),
  sentence: z.string(),
  clause: clauseView,
});

/** Where the figures come from, in full. */
export const rulesView = z.object({
  name: z.string(),
  board: z.string(),
  version: z.string(),
  verifiedOn: z.iso.date(),
  confidence: z.enum(['stated', 'secondary', 'unverified']),
  readAs: z.string(),
  sources: z.array(z.object({ title: z.string(), url: z.string() })),
  /** Where sources disagree: what was taken, and the other reading. */
  conflicts: z.array(z.object({ topic: z.string(), taken: z.string(), other: z.string() })),
  /** What could not be read. */
  unknown: z.array(z.string()),
  /** What was read and is not worked out here. */
  notExpressed: z.array(z.string()),
});
export type RulesView = z.infer<typeof rulesView>;

export const cycleFigures = z.object({
  /** "7.5 hours to go"; "Nothing missing"; "Nothing is asked for in this cycle". */
  headline: z.string(),
  toGo: hours,
  isComplete: z.boolean(),
  /** Hours that count, those carried in among them. */
  recorded: hours,
  /** null where the board asks for no total. */
  required: z.nullable(hours),
  /** null for a tally without an end. */
  start: z.nullable(z.iso.date()),
  /** The last day: it counts until its end, in the zone of the board. */
  renewsOn: z.nullable(z.iso.date()),
  /** Whole days from today, today not counted; negative where the cycle is over. */
  daysLeft: z.nullable(z.int()),
  requirements: z.array(requirementView),
  kinds: z.array(kindsView),
  limits: z.array(limitView),
  carriedIn: z.nullable(z.object({ hours, from: z.iso.date() })),
  carriesOut: z.nullable(hours),
  keepProofUntil: z.nullable(z.iso.date()),
  /** Nothing is asked for, by this clause. */
  exemption: z.nullable(clauseView),
  /** Another number of hours than usual, by this clause. */
  proration: z.nullable(z.object({ hours, clause: clauseView })),
  rules: rulesView,
  /** "By the rules we have, checked on November 22, 2026; your board has the final say." */
  notice: z.string(),
});
export type CycleFigures = z.infer<typeof cycleFigures>;

/** Why there are no figures, and what to enter so that there are. */
export const cycleProblem = z.object({
  code: z.string(),
  sentence: z.string(),
  enter: z.nullable(z.enum(['issuedOn', 'birthMonth', 'periods', 'totals'])),
});
export type CycleProblemView = z.infer<typeof cycleProblem>;

/** What a license's rules ask otherwise than when she last looked, a sentence each; there is at least one. */
export const rulesChanged = z.object({ sentences: z.array(z.string()) });
export type RulesChangedView = z.infer<typeof rulesChanged>;

/** One license on My CE: `figures` or, where they cannot be worked out, the `problem`. */
export const licenseCard = z.object({
  license: licenseView,
  figures: z.nullable(cycleFigures),
  oneTimeItems: z.array(oneTimeItem),
  problem: z.nullable(cycleProblem),
  /** null: they are as she knows them. */
  rulesChanged: z.nullable(rulesChanged),
  /** The cycle before, for some weeks after it ended with something missing; never one that ended before she added the license. */
  ended: z.nullable(
    z.object({
      key: z.string(),
      on: z.iso.date(),
      /** "3.0 hours to go". */
      headline: z.string(),
      board: z.string(),
    }),
  ),
});
export type LicenseCard = z.infer<typeof licenseCard>;

/** The first day of a cycle in an address; `open` for one without days. */
export const cycleStart = z
  .string()
  .check(
    z.refine(
      (text) => text === 'open' || z.iso.date().safeParse(text).success,
      'This is not the first day of a cycle',
    ),
  );

export const cycleList = z.object({
  license: licenseView,
  /** null: they are as she knows them. */
  rulesChanged: z.nullable(rulesChanged),
  /** The newest first. */
  cycles: z.array(
    z.object({
      /** As it stands in the address. */
      key: z.string(),
      start: z.nullable(z.iso.date()),
      end: z.nullable(z.iso.date()),
      state: z.enum(['current', 'past']),
      /** When a past cycle was written down; null where nobody has looked at it yet. */
      frozenAt: z.nullable(z.iso.datetime()),
      isComplete: z.nullable(z.boolean()),
      counted: z.nullable(hours),
    }),
  ),
  problem: z.nullable(cycleProblem),
});
export type CycleList = z.infer<typeof cycleList>;

/** Hours of an activity that are about the same things, and what became of them in this cycle. */
export const ledgerLine = z.object({
  recordId: z.string(),
  partId: z.string(),
  completedOn: z.iso.date(),
  title: z.string(),
  provider: z.nullable(z.string()),
  /** Earned here, or entered by her. */
  source: z.enum(['award', 'outside']),
  format: z.string(),
  topics: z.array(z.string()),
  /** The same for people: "HIV and AIDS" for `hiv`. */
  topicNames: z.array(z.string()),
  approvedBy: z.array(z.string()),
  recorded: hours,
  counted: hours,
  /** "3.0 recorded, 2.0 counted: 2.0 as Related. 1.0 not counted: …" */
  sentence: z.string(),
  placements: z.array(z.object({ category: z.string(), name: z.string(), hours })),
  /** Why hours do not count: the code for a machine, the sentence for her, the clause where a rule says so. */
  reasons: z.array(
    z.object({ code: z.string(), hours, sentence: z.string(), clause: z.nullable(clauseView) }),
  ),
  /** Other categories the rules allow for it; none in a past cycle. */
  moves: z.array(z.object({ category: z.string(), name: z.string() })),
  /** The category she chose; null where the rules chose. */
  movedTo: z.nullable(z.string()),
  certificates: z.array(z.object({ id: z.uuid(), code: z.string(), bodyName: z.string() })),
});
export type LedgerLine = z.infer<typeof ledgerLine>;

export const cycleLedger = z.object({
  key: z.string(),
  state: z.enum(['current', 'past']),
  license: licenseView,
  figures: cycleFigures,
  /** In the order of the days. */
  lines: z.array(ledgerLine),
  /** The sum, step by step. */
  arithmetic: z.array(z.string()),
  /** A past cycle is written down once, with everything it was worked out from. */
  frozen: z.nullable(
    z.object({
      at: z.iso.datetime(),
      /** Counts up with each time it was evaluated again. */
      revision: z.int(),
      /** The record has changed since, so evaluating again may give other figures. */
      isOutdated: z.boolean(),
    }),
  ),
});
export type CycleLedger = z.infer<typeof cycleLedger>;

/** `category` null: let the rules choose again. */
export const moveHours = z.strictObject({
  recordId: z.string().check(z.minLength(1), z.maxLength(100)),
  partId: z.string().check(z.minLength(1), z.maxLength(100)),
  category: z.nullable(z.string().check(z.minLength(1), z.maxLength(80))),
});
export type MoveHours = z.infer<typeof moveHours>;

/** What an activity would do for one license, if completed today. */
export const fitView = z.object({
  licenseId: z.uuid(),
  /** `fills` something missing; `counts` where nothing is missing that it would fill; `recorded` and not counted. */
  standing: z.enum(['fills', 'counts', 'recorded']),
  /** "Counts toward Georgia LCSW: Ethics (you need 3)." */
  sentence: z.string(),
  counted: hours,
  /** The rule behind the sentence, in words. */
  clause: z.nullable(z.string()),
});
export type FitView = z.infer<typeof fitView>;

const fitProblem = z.extend(cycleProblem, { licenseId: z.uuid() });

/**
 * "Will this count for me?" for every course of the catalogue that gives credit. Courses that get the same answers stand together;
 * the answers are one for each license.
 */
export const catalogueFits = z.object({
  groups: z.array(z.object({ courses: z.array(z.string()), fits: z.array(fitView) })),
  problems: z.array(fitProblem),
  notice: z.string(),
});
export type CatalogueFits = z.infer<typeof catalogueFits>;

/** The same for one course, with sources and everything it would bring forward. */
export const courseFits = z.object({
  slug: z.string(),
  /** null: it gives credit. */
  notForCredit: z.nullable(z.string()),
  fits: z.array(
    z.extend(fitView, {
      licenseName: z.string(),
      renewsOn: z.nullable(z.iso.date()),
      recorded: hours,
      toGo: z.object({ before: hours, after: hours }),
      toward: z.array(z.object({ name: z.string(), before: hours, after: hours, clause: clauseView })),
      reasons: z.array(z.object({ code: z.string(), sentence: z.string(), clause: z.nullable(clauseView) })),
      notice: z.string(),
    }),
  ),
  problems: z.array(fitProblem),
});
export type CourseFits = z.infer<typeof courseFits>;

/** Courses that would do something for one license, the best first. */
export const licenseFits = z.object({
  license: licenseView,
  toGo: z.nullable(hours),
  courses: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      promise: z.string(),
      minutes: z.int(),
      hours: z.nullable(z.string()),
      fit: fitView,
      /** What would be to go after it. */
      toGoAfter: hours,
    }),
  ),
  problem: z.nullable(cycleProblem),
  notice: z.string(),
});
export type LicenseFits = z.infer<typeof licenseFits>;
