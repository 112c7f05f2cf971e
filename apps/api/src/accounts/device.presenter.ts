import type { SignedInDevices } from '@cohesion/contracts';

type SessionRow = Readonly<{
  id: string;
  userAgent?: string | null | undefined;
  createdAt: Date;
  expiresAt: Date;
}>;

/** The newest first. */
export function presentDevices(sessions: readonly SessionRow[], currentId: string): SignedInDevices {
  const newestFirst = [...sessions].sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());

  return {
    devices: newestFirst.map(({ id, userAgent, createdAt, expiresAt }) => ({
      id,
      current: id === currentId,
      device: deviceOf(userAgent ?? ''),
      signedInAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}

// In this order: browsers and systems name their forebears as well.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Words a person recognizes a device by, such as "Firefox on Windows". */
function deviceOf(userAgent: string): string {
  const named = (names: typeof browsers): string | undefined =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = named(browsers);
  const system = named(systems);
  if (browser && system) return `${browser} on ${system}`;

  return browser ?? system ?? 'Unknown device';
}
