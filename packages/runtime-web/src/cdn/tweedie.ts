/** @file The library as one script, for pages without a bundler. It may come from another origin than the page. */
import {
  createWebSession as create,
  type WebSession,
  type WebSessionOptions,
} from '../session/createWebSession.ts';

export { createModelStore } from '../store/createModelStore.ts';
export { decodeImage } from '../images/decodeImage.ts';
export { encodeImage } from '../images/encodeImage.ts';

/** As `createWebSession` of the package, with the Worker and the files of ONNX Runtime beside this script. */
export function createWebSession(options: WebSessionOptions = {}): WebSession {
  return create({ worker: startWorker, wasmPaths: new URL('.', import.meta.url).href, ...options });
}

/** A page may start no Worker from another origin, but one of its own that imports from there. */
function startWorker(): Worker {
  const source = `import ${JSON.stringify(new URL('worker.js', import.meta.url).href)};`;
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  return new Worker(address, { type: 'module' });
}
