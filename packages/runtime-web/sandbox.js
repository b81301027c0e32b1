/**
 * @file Writes the script of the sandbox for plugins of others: one that imports nothing, for it could reach nothing. It
 * is no .js file: pages read it as text, and nobody on the way may make something else of it.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));

export async function buildSandbox(file) {
  const build = await rolldown({
    input: join(here, 'src/plugins/inside/worker.ts'),
    platform: 'browser',
    resolve: { conditionNames: ['@tweedie/source', 'import', 'browser'] },
  });
  await build.write({ file, format: 'iife', minify: true, codeSplitting: false });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSandbox(join(here, 'dist/sandbox.txt'));
