/** @file Writes the folder `cdn`: the library as one script, its Workers, ONNX Runtime and the priors. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { buildSandbox } from './sandbox.js';

const here = dirname(fileURLToPath(import.meta.url));
const { resolve } = createRequire(import.meta.url);
const runtime = ['ort-wasm-simd-threaded.asyncify.mjs', 'ort-wasm-simd-threaded.asyncify.wasm'];

export async function bundle(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'dist'), { recursive: true });
  for (const [name, input] of [
    ['tweedie', 'src/cdn/tweedie.ts'],
    ['worker', 'src/session/worker.ts'],
  ]) {
    const build = await rolldown({
      input: join(here, input),
      platform: 'browser',
      resolve: {
        conditionNames: ['@tweedie/source', 'onnxruntime-web-use-extern-wasm', 'import', 'browser'],
      },
    });
    await build.write({ file: join(folder, 'dist', `${name}.js`), minify: true, codeSplitting: false });
  }
  await buildSandbox(join(folder, 'dist/sandbox.txt'));
  for (const file of runtime) await cp(resolve(`onnxruntime-web/${file}`), join(folder, 'dist', file));
  await cp(join(dirname(resolve('@tweedie/priors/package.json')), 'models'), join(folder, 'models'), {
    recursive: true,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(process.argv[2] ?? join(here, 'cdn'));
