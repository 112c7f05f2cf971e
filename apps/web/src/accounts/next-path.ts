/** Where to go after signing in: a page of this portal, never another site; without one, where they were last. */
export function nextPath(search: string, otherwise = '/learn'): string {
  const next = new URLSearchParams(search).get('next') ?? '';

  return /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-') ? next : otherwise;
}
