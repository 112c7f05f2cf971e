import { completePackages } from './complete-lock.mjs';

describe('completePackages', () => {
  it('adds what npm left out for other machines, and leaves everything else as it is', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        version: '2.1.0',
        dev: true,
        optionalDependencies: {
          '@tool/linux-x64': '2.1.0',
          '@tool/darwin-arm64': '2.1.0',
          '@tool/linux-x64-musl': '2.1.0',
        },
      },
      'node_modules/@tool/linux-x64': { version: '2.1.0', integrity: 'sha512-a', optional: true },
    };

    const completed = completePackages(packages);

    expect(completed.packages).toEqual({
      ...packages,
      'node_modules/@tool/darwin-arm64': {
        version: '2.1.0',
        dev: true,
        optional: true,
        os: ['darwin'],
        cpu: ['arm64'],
      },
      'node_modules/@tool/linux-x64-musl': {
        version: '2.1.0',
        dev: true,
        optional: true,
        os: ['linux'],
        cpu: ['x64'],
        libc: ['musl'],
      },
    });
    expect(completePackages(completed.packages).added).toEqual([]);
  });

  it('finds a package that is installed below the one that asks for it', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', optionalDependencies: { 'b-linux-x64': '1.0.0' } },
      'node_modules/a/node_modules/b-linux-x64': { version: '1.0.0' },
    };

    expect(completePackages(packages).added).toEqual([]);
  });

  it('leaves to a person what is missing and names no platform', () => {
    const packages = { 'node_modules/a': { version: '1.0.0', optionalDependencies: { helper: '^3.0.0' } } };

    expect(completePackages(packages)).toEqual({ packages, added: [], unknown: ['helper@^3.0.0'] });
  });
});
