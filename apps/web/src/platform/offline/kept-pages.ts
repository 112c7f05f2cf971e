/** As `public/sw.js` names them. */
const pages = 'cohesion-pages';
const files = 'cohesion-files';

/** Each file is kept once; when there are this many, versions of the portal that are gone are among them. */
const mostFiles = 300;

/**
 * Keeps the page at this address on the device, as the server renders it now, with every file this page loaded, so that it can be
 * read when the server cannot be reached. Does nothing in a browser without such a place, and never fails: reading online goes on.
 */
export async function keepPage(path: string): Promise<void> {
  if (!('caches' in globalThis) || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js');
    // Before that, what is kept could not be shown.
    await navigator.serviceWorker.ready;
    const answer = await fetch(path, { headers: { accept: 'text/html' } });
    // A redirect leads to signing in: that page is nobody's record.
    if (!answer.ok || answer.redirected) return;
    await (await caches.open(pages)).put(new URL(path, location.origin).href, answer);
    await keepFiles();
  } catch {
    // Offline, or the device keeps nothing.
  }
}

/** Nothing of anyone's record stays on this device. */
export async function forgetPages(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(pages).catch(() => false);
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(files);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  if (kept.size > mostFiles) {
    await caches.delete(files);
    kept.clear();
  }
  const wanted = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => isFile(name) && !kept.has(name));
  const fresh = await caches.open(files);
  await Promise.all([...new Set(wanted)].map((name) => fresh.add(name)));
}

const isFile = (address: string): boolean =>
  URL.canParse(address) &&
  new URL(address).origin === location.origin &&
  /^\/(?:assets\/|theme\.js$|favicon\.svg$)/.test(new URL(address).pathname);
