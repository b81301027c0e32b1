/**
 * Starts the service worker, which keeps the page for visits without a network. Where the server sends no headers that
 * isolate the page, the service worker does, from the next visit on: that one comes at once.
 */
export async function keepOffline(): Promise<void> {
  await navigator.serviceWorker.register('./serviceWorker.js');
  await navigator.serviceWorker.ready;
  if (crossOriginIsolated || sessionStorage.getItem('isolated') !== null) return;
  sessionStorage.setItem('isolated', 'tried'); // once is enough
  location.reload();
}
