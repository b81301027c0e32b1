import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Writes the service worker, which knows the files of the build. Priors are not among them: the store keeps those; nor is
 * the sandbox of plugins, which this page has none of.
 */
export function offline() {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => !/\.(onnx|map)$|sandbox/i.test(file));
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
      const source = readFileSync(new URL('serviceWorker.js', import.meta.url), 'utf8')
        .replace('self.__FILES__ ?? []', JSON.stringify(files))
        .replace('${self.__VERSION__}', version);
      this.emitFile({ type: 'asset', fileName: 'serviceWorker.js', source });
    },
  };
}
