import type { RuleSetVersion } from '../rule-set/schema.js';
import type { Confidence, Source } from '../source.js';

/** The rule behind a figure: its sentence, where it was read and how far to trust it. */
export interface Clause {
  readonly text: string;
  readonly source: Source | null;
  readonly confidence: Confidence;
  readonly note: string | null;
}

interface Ruled {
  readonly clause: string;
  readonly source: string | null;
  readonly confidence?: Confidence | undefined;
  readonly note: string | null;
}

/** A rule belongs to one version, so its clause is put together once. */
const known = new WeakMap<Ruled, Clause>();

export function clauseOf(rule: Ruled, version: RuleSetVersion): Clause {
  const ready = known.get(rule);
  if (ready) return ready;
  const found = version.sources.find(({ id }) => id === rule.source);
  const clause: Clause = {
    text: rule.clause,
    source: found ? { title: found.title, url: found.url } : null,
    confidence: rule.confidence ?? version.confidence,
    note: rule.note,
  };
  known.set(rule, clause);

  return clause;
}
