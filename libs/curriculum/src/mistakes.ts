/** Something in a course's files that keeps it from being imported; `line` counts from 1. */
export type Mistake = {
  readonly file: string;
  readonly line: number;
  /** Which field, e.g. `objectives[2].text` or `:cite`; empty when the whole file is meant. */
  readonly field: string;
  readonly message: string;
};

/** Keys and indexes from the top of a YAML file down to a field. */
export type FieldPath = readonly (string | number)[];

/**
 * What a check found. A check knows the course, not its text: a place in YAML is named by its path and gets its line
 * when the files are at hand; a place in Markdown brings its line along.
 */
export type Finding = { readonly file: string; readonly message: string } & (
  { readonly path: FieldPath } | { readonly line: number; readonly field: string }
);

/** `['objectives', 2, 'text']` as `objectives[2].text`. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;

    return name === '' ? key : `${name}.${key}`;
  }, '');
}
