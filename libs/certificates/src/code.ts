const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomSymbols = 7;
const codeLength = randomSymbols + 1;
const randomByteCount = 5;

export type CodeReading =
  | { ok: true; code: string }
  | { ok: false; reason: 'wrong-length' | 'wrong-symbol' | 'check-failed'; sentence: string };

/**
 * Makes a verification code from five random bytes (40 bits, of which 35 are used): seven random symbols of
 * Crockford's base 32 and one check symbol, without a hyphen. `formatCode` prints it as `7K4M-92QX`.
 *
 * The space is 2^35, about 34 thousand million. Codes are not unique by themselves: the unique key of the table
 * that stores them decides, and on a conflict the caller draws again. With a million certificates one draw in
 * 34,000 conflicts, so ten attempts are ample.
 *
 * The same figure is the resistance to guessing: with a million certificates a guess names one of them once in
 * 34,000 tries (the check symbol is public and adds nothing). The public page must therefore limit how often one
 * address may ask; at thirty questions a minute a guesser waits most of a day per hit, for a page that shows what
 * the printed certificate shows. A ninth symbol would slow that by 32, and would cost every person who reads a
 * code over the telephone two even groups of four.
 *
 * @throws RangeError when there are not exactly five bytes: a fault of the caller, not of a person.
 */
export function makeCode(randomBytes: Uint8Array): string {
  if (randomBytes.length !== randomByteCount) {
    throw new RangeError(`A code is made from ${randomByteCount} random bytes, not ${randomBytes.length}.`);
  }
  let bits = 0n;
  for (const byte of randomBytes) bits = (bits << 8n) | BigInt(byte);
  const values: number[] = [];
  for (let position = 0; position < randomSymbols; position += 1) {
    values.push(Number(bits & 31n));
    bits >>= 5n;
  }
  return [...values, checkValue(values)].map((value) => symbols.charAt(value)).join('');
}

/**
 * Reads a code as a person typed it. Case, spaces and hyphens do not matter; O is read as 0, I and L as 1, as
 * Crockford's base 32 has it. Refused, with a sentence for that person: a symbol that no code contains (U among
 * them), another number of symbols than eight, and a code whose check symbol disagrees, which every single wrong
 * symbol and every exchange of two different symbols causes.
 */
export function readCode(typed: string): CodeReading {
  const plain = typed
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

  const stranger = [...plain].find((symbol) => !symbols.includes(symbol));
  if (stranger !== undefined) return wrongSymbol(stranger);

  if (plain.length !== codeLength) {
    return {
      ok: false,
      reason: 'wrong-length',
      sentence: `A code has ${codeLength} letters and digits; this has ${plain.length}.`,
    };
  }
  const values = [...plain].map((symbol) => symbols.indexOf(symbol));
  if (checkValue(values.slice(0, randomSymbols)) !== values[randomSymbols]) {
    return {
      ok: false,
      reason: 'check-failed',
      sentence:
        'No certificate has this code: one of its letters or digits is wrong. Please compare them again.',
    };
  }
  return { ok: true, code: plain };
}

/** Prints a stored code in two groups of four: `7K4M-92QX`. */
export function formatCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

function wrongSymbol(symbol: string): CodeReading {
  const sentence =
    symbol === 'U'
      ? 'Codes never contain the letter U. Check whether it is a V or a 0.'
      : `Codes contain only digits and letters, never “${symbol}”. Letters O, I, L and U are not used either.`;
  return { ok: false, reason: 'wrong-symbol', sentence };
}

/**
 * A weighted sum over GF(32) whose weights are distinct powers of x, so it differs after any one substitution and
 * after any exchange of two different symbols. It starts from 1 so that a row of zeros is no code.
 */
function checkValue(values: readonly number[]): number {
  return timesX(values.reduce((sum, value) => timesX(sum) ^ value, 1));
}

/** Multiplies by x in GF(32) modulo x^5 + x^2 + 1, which is primitive. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
