import { Command } from 'commander';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { nodeCacheFolder } from '../workflow/openSession.ts';

export function cacheCommand({ report }: Context): Command {
  return new Command('cache')
    .summary('show or clear what is kept of runs')
    .description('Shows where results of nodes are kept for later runs, and how much there is.')
    .option('--clear', 'delete all of it')
    .action(async ({ clear = false }: { readonly clear?: boolean }) => {
      const folder = nodeCacheFolder();
      const { files, bytes } = await sizeOf(folder);
      if (clear) await rm(folder, { recursive: true, force: true });
      const size = `${files} ${files === 1 ? 'result' : 'results'}, ${(bytes / 2 ** 20).toFixed(1)} MB`;
      report.say(clear ? `Deleted ${size}` : `${folder}  ${size}`);
      report.result({ command: 'cache', folder, files, bytes, cleared: clear });
    });
}

async function sizeOf(folder: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  const sizes = found.flatMap((each) => (each ? [each.size] : []));
  return { files: sizes.length, bytes: sizes.reduce((sum, each) => sum + each, 0) };
}
