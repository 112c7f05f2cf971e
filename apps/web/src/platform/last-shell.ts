type Shell = 'learn' | 'work';

const key = (society: string): string => `cohesion.shell.${society}`;

/** Which of a society's two places somebody was in last on this device: where signing in leads. Nothing breaks without it. */
export function lastShell(society: string): Shell {
  try {
    return localStorage.getItem(key(society)) === 'work' ? 'work' : 'learn';
  } catch {
    return 'learn';
  }
}

export function rememberShell(society: string, shell: Shell): void {
  try {
    localStorage.setItem(key(society), shell);
  } catch {
    // A browser that keeps nothing starts with learning.
  }
}
