import { randomBytes } from 'node:crypto';
import { formatCode, makeCode, readCode } from './code.js';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('makeCode', () => {
  it('writes the seven lowest groups of five bits, lowest first, and a check symbol', () => {
    // 0x0000000001 = ...00000 00001: symbols 1,0,0,0,0,0,0.
    expect(makeCode(Uint8Array.of(0, 0, 0, 0, 1)).slice(0, 7)).toBe('1000000');
    // 0xFFFFFFFFFF: all groups are 31, which is Z.
    expect(makeCode(Uint8Array.of(255, 255, 255, 255, 255)).slice(0, 7)).toBe('ZZZZZZZ');
  });

  it('makes codes that readCode accepts', () => {
    for (let draw = 0; draw < 2000; draw += 1) {
      const code = makeCode(randomBytes(5));
      expect(readCode(formatCode(code))).toEqual({ ok: true, code });
    }
  });

  it('does not accept another number of bytes', () => {
    expect(() => makeCode(new Uint8Array(4))).toThrow(RangeError);
  });
});

describe('the check symbol', () => {
  const codes = Array.from({ length: 150 }, () => makeCode(randomBytes(5)));

  it('detects every single wrong symbol', () => {
    // 150 codes x 8 places x 31 other symbols = 37,200 mistakes.
    let missed = 0;
    for (const code of codes) {
      for (let place = 0; place < 8; place += 1) {
        for (const symbol of alphabet) {
          if (symbol === code[place]) continue;
          if (readCode(code.slice(0, place) + symbol + code.slice(place + 1)).ok) missed += 1;
        }
      }
    }
    expect(missed).toBe(0);
  });

  it('detects every exchange of two different symbols, neighbors or not', () => {
    let tried = 0;
    let missed = 0;
    for (const code of codes) {
      for (let first = 0; first < 7; first += 1) {
        for (let second = first + 1; second < 8; second += 1) {
          const swapped = [...code];
          [swapped[first], swapped[second]] = [code[second]!, code[first]!];
          if (code[first] === code[second]) continue;
          tried += 1;
          if (readCode(swapped.join('')).ok) missed += 1;
        }
      }
    }
    // 150 codes x 28 pairs, less the pairs of equal symbols.
    expect(tried).toBeGreaterThan(3500);
    expect(missed).toBe(0);
  });

  it('does not let a row of zeros pass', () => {
    expect(readCode('0000-0000')).toMatchObject({ ok: false, reason: 'check-failed' });
  });
});

describe('readCode', () => {
  // 0x0002000401: the symbols from the lowest five bits up are 1, 0, 1, 0, 0, 1, 0.
  const code = makeCode(Uint8Array.of(0, 2, 0, 4, 1));

  it('starts from a code with zeros and several ones', () => {
    expect(code.slice(0, 7)).toBe('1010010');
  });

  it.each([
    ['lower case', code.toLowerCase()],
    ['the printed groups', formatCode(code)],
    ['spaces around and within', `  ${code.slice(0, 3)} ${code.slice(3)}\n`],
    ['a typographic dash', `${code.slice(0, 4)}–${code.slice(4)}`],
    ['O for 0', code.replaceAll('0', 'o')],
    ['I and L for 1', code.replace('1', 'i').replaceAll('1', 'L')],
  ])('reads %s', (_, typed) => {
    expect(readCode(typed)).toEqual({ ok: true, code });
  });

  it('refuses U and says what it may be', () => {
    expect(readCode('7u4m-92qx')).toEqual({
      ok: false,
      reason: 'wrong-symbol',
      sentence: 'Codes never contain the letter U. Check whether it is a V or a 0.',
    });
  });

  it.each(['7K4M-92Q!', '7K4M-92QÉ', '7K4M-92Q😀', '7K4Mı92QX'])(
    'refuses %s and names the symbol',
    (typed) => {
      expect(readCode(typed)).toMatchObject({ ok: false, reason: 'wrong-symbol' });
    },
  );

  it.each([
    ['', 0],
    ['7K4M', 4],
    ['7K4M-92QX-0', 9],
  ])('refuses %j because it has %i symbols', (typed, count) => {
    expect(readCode(typed)).toEqual({
      ok: false,
      reason: 'wrong-length',
      sentence: `A code has 8 letters and digits; this has ${count}.`,
    });
  });
});
