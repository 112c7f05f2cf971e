import { addressAllowing, allowedHosts, pagePolicy } from './policy.js';

const policy = (search: string) => pagePolicy(new URLSearchParams(search), 'https://learn.example.org');

describe('pagePolicy', () => {
  it('lets the page connect to its own server and the one that publishes, and to nobody else', () => {
    expect(policy('')).toContain("connect-src 'self' https://learn.example.org;");
  });

  it('adds hosts that a person named, by https, and by http on their own machine', () => {
    expect(policy('with=ce.example:8443&with=127.0.0.1:4400&with=CE.example:8443')).toContain(
      "connect-src 'self' https://learn.example.org https://ce.example:8443 http://127.0.0.1:4400;",
    );
  });

  it.each([
    '*',
    '*.example',
    'https:',
    "'unsafe-inline'",
    'a.example; script-src *',
    'a.example b.example',
    'a.example/path',
    'user@a.example',
    'a.example\r\nx: y',
    '-a.example',
    'a.example:123456',
    '',
  ])('adds nothing for %j', (text) => {
    expect(policy(`with=${encodeURIComponent(text)}`)).toBe(policy(''));
  });

  it('adds at most five', () => {
    const search = Array.from({ length: 9 }, (_, place) => `with=h${place}.example`).join('&');
    expect(policy(search).match(/h\d\.example/g)).toHaveLength(5);
  });
});

describe('addressAllowing', () => {
  it('is read back as it was written', () => {
    const address = new URL(addressAllowing(['a.example', 'localhost:4400']), 'https://portal.example');
    expect(address.pathname).toBe('/verify/file');
    expect(allowedHosts(address.searchParams)).toEqual(['a.example', 'localhost:4400']);
  });
});
