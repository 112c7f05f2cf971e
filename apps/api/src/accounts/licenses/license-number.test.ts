import { randomBytes, randomUUID } from 'node:crypto';
import { Sealing } from '../../platform/sealing.js';
import { licenseName } from './jurisdictions.js';
import { endingOf, isLicenseNumber } from './license-number.js';
import { LicenseNumbers } from './license-numbers.js';
import type { LicenseRecord } from './license.entity.js';

describe('the number of a license', () => {
  it.each(['LPC001234', '7', '072345-1', 'PSY 12345', 'LCS.004321', 'CSW-0001/2', 'É4'])(
    'can be %s',
    (text) => {
      expect(isLicenseNumber(text)).toBe(true);
    },
  );

  it.each([
    { text: '', why: 'nothing' },
    { text: 'pending', why: 'no digit' },
    { text: '-123', why: 'begins with a hyphen' },
    { text: '123-', why: 'ends with one' },
    { text: '<script>1</script>', why: 'a script' },
    { text: "1' or '1'='1", why: 'quotes' },
    { text: 'LPC\u0000123', why: 'a character that cannot be seen' },
    { text: '1234567890123456789012345678901', why: 'longer than 30' },
  ])('cannot be $why', ({ text }) => {
    expect(isLicenseNumber(text)).toBe(false);
  });

  it.each([
    { number: 'LPC001234', shown: '234' },
    { number: '123456', shown: '456' },
    // Never more than half of it.
    { number: '12345', shown: '45' },
    { number: '123', shown: '3' },
    { number: '7', shown: '' },
  ])('shows $shown of $number', ({ number, shown }) => {
    expect(endingOf(number)).toBe(shown);
  });
});

const aKey = (id: string) => ({ id, key: randomBytes(32) });
const numbersWith = (...keys: ReturnType<typeof aKey>[]) =>
  new LicenseNumbers(new Sealing({ personalDataKeys: keys }));
const rowOf = (personId: string, sealed: ReturnType<LicenseNumbers['seal']>) =>
  ({ personId, ...sealed }) as LicenseRecord;

describe('a sealed number', () => {
  const [old, fresh] = [aKey('old'), aKey('new')];
  const person = randomUUID();

  it('opens with the key that sealed it, and reads differently each time it is sealed', () => {
    const numbers = numbersWith(old);
    const [one, two] = [numbers.seal('LPC001234', person), numbers.seal('LPC001234', person)];

    expect(one).toMatchObject({ numberKey: 'old', numberEnding: '234' });
    expect(one.numberSealed).not.toBe(two.numberSealed);
    expect(Buffer.from(one.numberSealed ?? '', 'base64').toString('latin1')).not.toContain('1234');
    expect(numbers.open(rowOf(person, one))).toBe('LPC001234');
  });

  it('opens after a new key was put in front, which seals from then on', () => {
    const sealed = numbersWith(old).seal('LPC001234', person);
    const rotated = numbersWith(fresh, old);

    expect(rotated.open(rowOf(person, sealed))).toBe('LPC001234');
    expect(rotated.seal('7', person)).toMatchObject({ numberKey: 'new' });
    expect(() => numbersWith(fresh).open(rowOf(person, sealed))).toThrow('The key "old"');
  });

  it('opens neither for somebody else nor when a byte was changed', () => {
    const numbers = numbersWith(old);
    const sealed = numbers.seal('LPC001234', person);
    const bytes = Buffer.from(sealed.numberSealed ?? '', 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);

    expect(() => numbers.open(rowOf(randomUUID(), sealed))).toThrow('unable to authenticate data');
    expect(() => numbers.open(rowOf(person, { ...sealed, numberSealed: bytes.toString('base64') }))).toThrow(
      'unable to authenticate data',
    );
  });
});

describe('the name of a license', () => {
  it.each([
    { jurisdiction: 'GA', type: 'LPC', name: 'Georgia LPC' },
    { jurisdiction: 'TX', type: 'Psychologist', name: 'Texas psychologist' },
    { jurisdiction: 'national', type: 'NCC', name: 'NCC' },
    { jurisdiction: 'international', type: 'CGP-candidate', name: 'CGP candidate' },
  ])('is $name', ({ jurisdiction, type, name }) => {
    expect(licenseName(jurisdiction, type)).toBe(name);
  });
});
