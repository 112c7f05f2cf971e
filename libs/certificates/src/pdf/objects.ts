/** A number as a PDF writes it: at most three decimals, without an exponent. */
export function num(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A text string: printable ASCII as a literal, anything else in UTF-16 with its byte order mark. */
export function textString(text: string): string {
  if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;

  return `<FEFF${utf16(text)}>`;
}

/** The UTF-16 code units of a text in hexadecimal, as ToUnicode maps and text strings need them. */
export function utf16(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += hex4(text.charCodeAt(index));

  return hex;
}

/** A number below 65,536 as four hexadecimal digits. */
export function hex4(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}

/** A name; what a name may not contain is escaped. */
export function name(text: string): string {
  return `/${text.replace(/[^A-Za-z0-9._+-]/g, (symbol) => `#${symbol.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}`;
}

/** An instant (ISO) as a PDF date in UTC. */
export function pdfDate(instant: string): string {
  const digits = new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);

  return `(D:${digits}Z)`;
}

/** The brackets of an array around its members. */
export function array(members: readonly (string | number)[]): string {
  return `[${members.join(' ')}]`;
}

/** A reference to an object by its number. */
export function ref(id: number): string {
  return `${id} 0 R`;
}
