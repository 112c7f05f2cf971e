const opening = 'Co-sponsored by ';

/** What is said of an activity, with the other society that offers it: Open Badges has no field for that one. */
export function withCosponsor(description: string, cosponsor: string | undefined): string {
  return cosponsor === undefined ? description : `${description} ${opening}${cosponsor}.`;
}

/** The society that a description ends with; null where it names none. */
export function readCosponsor(description: string): string | null {
  const at = description.lastIndexOf(` ${opening}`);

  return at === -1 || !description.endsWith('.') ? null : description.slice(at + 1 + opening.length, -1);
}
