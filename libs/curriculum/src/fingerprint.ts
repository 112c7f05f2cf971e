const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** The 32-bit FNV-1a hash of a text's UTF-16 code units (Fowler, Noll, Vo): for short ids, never for security. */
export function fingerprint(text: string): number {
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), prime);
    hash = Math.imul(hash ^ (unit >>> 8), prime);
  }

  return hash >>> 0;
}

/** The fingerprint as eight hexadecimal digits. */
export function shortHash(text: string): string {
  return fingerprint(text).toString(16).padStart(8, '0');
}
