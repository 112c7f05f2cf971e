import { isPlainDate, type PlainDate } from '../plain-date.js';
import type { RuleSet, RuleSetVersion } from './schema.js';
import type { FieldPath } from './yaml-lines.js';

/** A contradiction between fields that each look right by themselves. */
export interface Contradiction {
  readonly path: FieldPath;
  readonly message: string;
}

/** What the parts of a rule set say about each other that cannot be: names twice or of nothing, periods that overlap. */
export function contradictionsIn({ versions }: RuleSet): Contradiction[] {
  return [
    ...twice(versions.map(({ version }) => version)).map((index): Contradiction => ({
      path: ['versions', index, 'version'],
      message: 'is the name of another version too',
    })),
    ...overlaps(versions),
    ...versions.flatMap((version, index) =>
      contradictionsInVersion(version).map(({ path, message }) => ({
        path: ['versions', index, ...path],
        message,
      })),
    ),
  ];
}

function overlaps(versions: readonly RuleSetVersion[]): Contradiction[] {
  return versions.flatMap((version, index) => {
    const { validFrom, validTo } = version;
    if (validFrom !== null && validTo !== null && validTo < validFrom) {
      return [{ path: ['versions', index, 'validTo'], message: 'lies before validFrom' }];
    }
    const other = versions.slice(0, index).find((earlier) => isOverlapping(earlier, version));

    return other
      ? [
          {
            path: ['versions', index, 'validFrom'],
            message: `overlaps the validity of version "${other.version}"`,
          },
        ]
      : [];
  });
}

function isOverlapping(a: RuleSetVersion, b: RuleSetVersion): boolean {
  const isBefore = (to: PlainDate | null, from: PlainDate | null): boolean =>
    to !== null && from !== null && to < from;

  return !isBefore(a.validTo, b.validFrom) && !isBefore(b.validTo, a.validFrom);
}

function contradictionsInVersion(version: RuleSetVersion): Contradiction[] {
  return [
    ...namesTwice(version),
    ...unknownNames(version),
    ...unknownSources(version),
    ...(version.cycle.kind === 'calendar' && !isPlainDate(`2023-${version.cycle.ends}`)
      ? [{ path: ['cycle', 'ends'], message: 'is not a day of every year' }]
      : []),
    ...version.categories.flatMap(({ id, overflow }, index) =>
      overflow.includes(id)
        ? [{ path: ['categories', index, 'overflow'], message: 'must not lead back to the same category' }]
        : [],
    ),
    ...(version.total === null && usesFractions(version)
      ? [{ path: ['total'], message: 'is needed, because another rule asks for a part of it' }]
      : []),
  ];
}

const RULE_LISTS = ['categories', 'minimums', 'limits', 'distinct', 'order', 'fulfilled', 'waivers'] as const;

function namesTwice(version: RuleSetVersion): Contradiction[] {
  const places = RULE_LISTS.flatMap((list) =>
    version[list].map(({ id }, index) => ({ id, path: [list, index, 'id'] })),
  );
  const sources = version.sources.map(({ id }, index) => ({ id, path: ['sources', index, 'id'] }));

  return [places, sources].flatMap((group) =>
    twice(group.map(({ id }) => id)).map((index) => ({
      path: group[index]?.path ?? [],
      message: 'is used twice',
    })),
  );
}

function unknownNames(version: RuleSetVersion): Contradiction[] {
  const categories = new Set(version.categories.map(({ id }) => id));
  const limits = new Set(version.limits.map(({ id }) => id));
  const conditions = new Set(version.conditions.map(({ id }) => id));
  const missing = (
    names: readonly string[],
    known: ReadonlySet<string>,
    path: FieldPath,
    what: string,
  ): Contradiction[] =>
    names
      .filter((name) => !known.has(name))
      .map((name) => ({ path, message: `names "${name}", which is no ${what} here` }));

  return [
    ...version.categories.flatMap(({ overflow }, index) =>
      missing(overflow, categories, ['categories', index, 'overflow'], 'category'),
    ),
    ...(['categories', 'minimums'] as const).flatMap((list) =>
      version[list].flatMap(({ when }, index) =>
        missing(when === null ? [] : [when], conditions, [list, index, 'when'], 'condition'),
      ),
    ),
    ...version.waivers.flatMap(({ liftsLimits, anyFormatIn }, index) => [
      ...missing(liftsLimits, limits, ['waivers', index, 'liftsLimits'], 'limit'),
      ...missing(anyFormatIn, categories, ['waivers', index, 'anyFormatIn'], 'category'),
    ]),
  ];
}

function unknownSources(version: RuleSetVersion): Contradiction[] {
  const known = new Set(version.sources.map(({ id }) => id));

  return sourceNames(version, []).flatMap(({ path, name }) =>
    known.has(name) ? [] : [{ path, message: `names "${name}", which is no source here` }],
  );
}

/** Every `source` and `sources` that names one, wherever it stands. */
function sourceNames(value: unknown, path: FieldPath): { path: FieldPath; name: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const entries: [string, unknown][] = Object.entries(value);

  return entries.flatMap(([key, part]) => {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'source' && typeof part === 'string') return [{ path: place, name: part }];
    if (key === 'sources' && path.length > 0 && Array.isArray(part)) {
      return part.map((name, index) => ({ path: [...place, index], name: String(name) }));
    }

    return key === 'sources' ? [] : sourceNames(part, place);
  });
}

function usesFractions({ minimums, limits }: RuleSetVersion): boolean {
  return [...minimums.map(({ least }) => least), ...limits.map(({ most }) => most)].some(
    (amount) => 'fraction' in amount || amount.otherPeriods !== undefined,
  );
}

/** The places at which a name stands that already stood before. */
function twice(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
