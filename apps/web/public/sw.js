// When the server cannot be reached: pages of My CE as this device last showed them, with the files they need. What is kept is
// put there by the page (platform/offline/kept-pages.ts); online this script changes nothing.
const pages = 'cohesion-pages';
const files = 'cohesion-files';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && /^\/my-ce(\/|$)/.test(pathname)) event.respondWith(page(request));
  else if (/^\/(assets\/|theme\.js$|favicon\.svg$)/.test(pathname)) event.respondWith(file(request));
});

async function page(request) {
  try {
    const answer = await fetch(request);
    // Led elsewhere: whoever was signed in is not any more.
    if (answer.type === 'opaqueredirect') await caches.delete(pages);

    return answer;
  } catch {
    const kept = await (await caches.open(pages)).match(request.url);

    return kept ?? Response.error();
  }
}

async function file(request) {
  try {
    return await fetch(request);
  } catch {
    const kept = await (await caches.open(files)).match(request.url);

    return kept ?? Response.error();
  }
}
