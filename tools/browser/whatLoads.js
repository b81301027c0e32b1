import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const kinds = { js: /\.m?js$/, css: /\.css$/, wasm: /\.wasm$/, model: /\.onnx$/ };

export async function whatLoads(folder, paths) {
  const loaded = { js: 0, css: 0, wasm: 0, model: 0 };
  for (const path of new Set(paths)) {
    const [kind] = Object.entries(kinds).find(([, ending]) => ending.test(path)) ?? [];
    if (kind) loaded[kind] += (await promisify(gzip)(await readFile(join(folder, path)))).length;
  }
  return loaded;
}

export function total(loaded) {
  return Object.values(loaded).reduce((sum, bytes) => sum + bytes, 0);
}
