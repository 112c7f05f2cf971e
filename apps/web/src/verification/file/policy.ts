/** At most so many other hosts may be asked at once. */
const mostHosts = 5;

/** A host as an address has it, with its port: no scheme, no path, nothing that could end a directive. */
const host =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?$/;

/** The hosts that a person allows this page to ask, from its address: `?with=learn.example.org`. */
export function allowedHosts(search: URLSearchParams): string[] {
  const named = search.getAll('with').map((text) => text.toLowerCase());

  return [...new Set(named)].filter((text) => host.test(text)).slice(0, mostHosts);
}

/** The address of this page when these hosts may be asked as well. */
export function addressAllowing(hosts: readonly string[]): string {
  return `/verify/file?${new URLSearchParams(hosts.map((name) => ['with', name]))}`;
}

/**
 * What the browser lets this page do: it connects to its own server, to the server whose certificates it is about, and to
 * hosts that the person allowed by name. Scripts come from here; forms are sent here.
 */
export function pagePolicy(search: URLSearchParams, publicOrigin: string): string {
  const others = allowedHosts(search).map((name) =>
    /^(?:localhost|127\.0\.0\.1)(?::|$)/.test(name) ? `http://${name}` : `https://${name}`,
  );

  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", publicOrigin, ...others].join(' ')}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
