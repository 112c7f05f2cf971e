/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** The object that JSON text is, or null for anything else. */
export function readJsonObject(text: string): JsonObject | null {
  try {
    const value: Json = JSON.parse(text);

    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of a list, or the one value that stands for a list of one, as JSON-LD allows; none for undefined. */
export function listed(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];

  return isList(value) ? value : [value];
}

/** The identifier of a node that is given by its address alone or as an object. */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  const id = isJsonObject(value) ? value['id'] : undefined;

  return typeof id === 'string' ? id : null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
