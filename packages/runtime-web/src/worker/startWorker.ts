/**
 * Starts a Worker whose script may come from another origin than the page, which browsers refuse: then by a script of the
 * page's own that imports it. `make` must be `() => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })`,
 * to the letter, so that bundlers see it.
 */
export function startWorker(make: () => Worker): Worker {
  try {
    return make();
  } catch {
    const Original = globalThis.Worker;
    globalThis.Worker = class extends Original {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(importing(new URL(address, document.baseURI)), options);
      }
    };
    try {
      return make();
    } finally {
      globalThis.Worker = Original;
    }
  }
}

function importing({ href }: URL): string {
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: 'text/javascript' }));
}
