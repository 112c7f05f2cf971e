import { gzipSync } from 'fflate';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { base64Url } from './bytes.js';
import { addToProfileLink } from './linkedin.js';
import {
  decodeStatusList,
  encodeStatusList,
  readStatusList,
  statusAt,
  statusListCredential,
} from './status-list.js';

const set = [0, 1, 7, 8, 94, 131_071];

describe('a status list', () => {
  it('is read back bit by bit, by an independent library too', async () => {
    const encodedList = encodeStatusList(set);
    const list = decodeStatusList(encodedList) ?? new Uint8Array();
    const others = await decodeList({ encodedList });
    expect(list).toHaveLength(16_384);
    for (const index of [...set, 2, 9, 93, 95, 131_070]) {
      expect({ index, bit: statusAt(list, index) }).toEqual({ index, bit: set.includes(index) });
      expect(others.getStatus(index)).toBe(set.includes(index));
    }
    expect(statusAt(list, 131_072)).toBeNull();
    expect(statusAt(list, 0.5)).toBeNull();
  });

  it('is the same text for the same bits, in any order', () => {
    expect(encodeStatusList([...set].reverse())).toBe(encodeStatusList(set));
  });

  it.each([-1, 131_072, 1.5])('has no place %d', (index) => {
    expect(() => encodeStatusList([index])).toThrow(RangeError);
  });

  it('is not read when it is malformed or would fill the memory', () => {
    expect(decodeStatusList('')).toBeNull();
    expect(decodeStatusList('uAAAA')).toBeNull();
    expect(decodeStatusList(encodeStatusList(set).replace('u', 'z'))).toBeNull();
    const large = gzipSync(new Uint8Array(3 * 1024 * 1024));
    expect(decodeStatusList(`u${base64Url.write(large)}`)).toBeNull();
  });

  it('answers for its own purpose only', () => {
    const credential = statusListCredential({
      url: 'https://learn.example.org/status/1',
      issuer: 'did:web:learn.example.org',
      purpose: 'revocation',
      validFrom: '2026-11-15T00:00:00Z',
      set,
    });
    expect(readStatusList(credential, 'revocation')).not.toBeNull();
    expect(readStatusList(credential, 'refresh')).toBeNull();
    expect(readStatusList({}, 'revocation')).toBeNull();
  });
});

describe('the LinkedIn link', () => {
  const entry = {
    name: 'Rupture & repair: 50 % more',
    organization: { name: 'Sample Society' },
    issued: { year: 2026, month: 11 },
    page: 'https://learn.example.org/v/7K4M-92QX',
    code: '7K4M-92QX',
  };

  it('fills in every field, escaped', () => {
    const { searchParams, origin, pathname } = new URL(addToProfileLink(entry));
    expect(`${origin}${pathname}`).toBe('https://www.linkedin.com/profile/add');
    expect(Object.fromEntries(searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Rupture & repair: 50 % more',
      organizationName: 'Sample Society',
      issueYear: '2026',
      issueMonth: '11',
      certUrl: 'https://learn.example.org/v/7K4M-92QX',
      certId: '7K4M-92QX',
    });
  });

  it('prefers the number of the organization and carries an expiry', () => {
    const link = addToProfileLink({
      ...entry,
      organization: { id: '123' },
      expires: { year: 2028, month: 2 },
    });
    const fields = new URL(link).searchParams;
    expect([fields.get('organizationId'), fields.get('organizationName')]).toEqual(['123', null]);
    expect([fields.get('expirationYear'), fields.get('expirationMonth')]).toEqual(['2028', '2']);
  });
});
