/** Row-level security said no, so nothing was kept: a key that signed was reported stolen since it was opened. */
export const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';
