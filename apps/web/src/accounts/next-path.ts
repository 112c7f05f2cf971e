/** Where to go after signing in: a page of this portal, never another site. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';

  return /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-') ? next : '/learn';
}
