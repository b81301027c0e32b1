/** @file The library as one script, for pages without a bundler. It may come from another origin than the page. */
import {
  createWebSession as create,
  type WebSession,
  type WebSessionOptions,
} from '../session/createWebSession.ts';

export { createModelStore } from '../store/createModelStore.ts';
export { decodeImage } from '../images/decodeImage.ts';
export { encodeImage } from '../images/encodeImage.ts';

/** As `createWebSession` of the package, with the files of ONNX Runtime beside this script. */
export function createWebSession(options: WebSessionOptions = {}): WebSession {
  return create({ wasmPaths: new URL('.', import.meta.url).href, ...options });
}
