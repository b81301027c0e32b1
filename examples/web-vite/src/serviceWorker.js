/** @file Keeps the page for visits without a network, and isolates it where its server cannot. The model keeps itself. */

// The build writes the names of its files here.
const files = self.__FILES__ ?? [];
const cacheName = `page-${self.__VERSION__}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(['./', ...files])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith('page-') && name !== cacheName) await caches.delete(name);
  }
}

self.addEventListener('fetch', (event) => {
  const { url, method, headers } = event.request;
  const ours = method === 'GET' && new URL(url).origin === location.origin && !headers.has('Range');
  if (ours) event.respondWith(answer(event.request));
});

async function answer(request) {
  const kept = await caches.match(request, { cacheName, ignoreSearch: request.mode === 'navigate' });
  return isolated(kept ?? (await fetch(request)));
}

/** The same answer with the headers that isolate a page from other origins. */
function isolated(response) {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
