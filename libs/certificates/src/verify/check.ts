/** What was looked at, in the order in which it is told. */
export type CheckName =
  'file' | 'issuer' | 'signature' | 'credential' | 'token' | 'status' | 'log-entry' | 'log-history';

export interface Check {
  name: CheckName;
  /** `unchecked`: nothing speaks against it, but what it takes to know was not at hand. */
  outcome: 'ok' | 'not-ok' | 'unchecked';
  /** What was found, in plain words. */
  sentence: string;
}

export function ok(name: CheckName, sentence: string): Check {
  return { name, outcome: 'ok', sentence };
}

export function notOk(name: CheckName, sentence: string): Check {
  return { name, outcome: 'not-ok', sentence };
}

export function unchecked(name: CheckName, sentence: string): Check {
  return { name, outcome: 'unchecked', sentence };
}
