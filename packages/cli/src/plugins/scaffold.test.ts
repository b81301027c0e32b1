/** @file From `npm create @tweedie/plugin` to a workflow that runs with the packed plugin. */
import { createPluginStore, createSandboxedSession } from '@tweedie/runtime-node';
import type { RunEvent, Workflow } from '@tweedie/workflow';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const names = ['core', 'operators', 'solvers', 'priors', 'metrics', 'testing', 'autodiff', 'workflow'];
const modules = ['workflow', 'operators', 'solvers', 'priors', 'metrics'].map(
  (name) => pathToFileURL(join(root, 'packages', name, 'dist/index.js')).href,
);
const minutes = 60_000;

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tweedie-scaffold-'));
});
afterAll(() => rm(home, { recursive: true }));

/** Packs our packages as they would be published. */
async function pack(): Promise<Readonly<Record<string, string>>> {
  const tarballs = join(home, 'tarballs');
  await mkdir(tarballs);
  for (const folder of [
    ...[...names, 'runtime-node', 'cli'].map((name) => `packages/${name}`),
    'apps/server',
  ]) {
    const cwd = join(root, folder);
    await execute(join(root, 'node_modules/.bin/pnpm'), ['pack', '--pack-destination', tarballs], { cwd });
  }
  const files = await readdir(tarballs);
  const at = (start: string): string =>
    `file:${join(
      tarballs,
      files.find((file) => file.startsWith(`${start}-0`))!,
    )}`;
  const own = [...names, 'runtime-node', 'server'].map((name) => [`@tweedie/${name}`, at(`tweedie-${name}`)]);
  return Object.fromEntries([...own, ['tweedie', at('tweedie')]]) as Record<string, string>;
}

interface Package {
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Lets a package take ours from their tarballs, and no tool that only a release needs. */
async function useTarballs(folder: string, ours: Readonly<Record<string, string>>): Promise<void> {
  const file = join(folder, 'package.json');
  const about = JSON.parse(await readFile(file, 'utf8')) as Package;
  const ofOurs = (all: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(all)
        .filter(([name]) => name !== '@changesets/cli')
        .map(([name, range]) => [name, ours[name] ?? range]),
    );
  const overrides = Object.fromEntries(Object.entries(ours).filter(([name]) => name !== 'tweedie'));
  const { peerDependencies, devDependencies } = about;
  const changed = { peerDependencies: ofOurs(peerDependencies), devDependencies: ofOurs(devDependencies) };
  await writeFile(file, JSON.stringify({ ...about, ...changed, overrides }, null, 2));
}

test(
  'the scaffold is built, tested and packed, and its operator and solver run from the tarball',
  async () => {
    const folder = join(home, 'my-plugin');
    const create = join(root, 'packages/create-plugin/bin/create-plugin.js');
    await execute(process.execPath, [create, folder]);
    await useTarballs(folder, await pack());
    const options = {
      cwd: folder,
      env: { ...process.env, TWEEDIE_HOME: join(home, 'user'), NODE_OPTIONS: '' },
    };
    await execute(
      'npm',
      ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'],
      options,
    );
    const { stdout } = await execute('npm', ['test'], options);
    expect(stdout).toContain('operator ghost');
    expect(stdout).toContain('solver splitting');
    await execute('npm', ['pack', '--ignore-scripts'], options);

    const store = createPluginStore(join(home, 'plugins'));
    await store.add(join(folder, 'my-plugin-0.0.0.tgz'));
    for (const example of ['vignetting', 'plug-and-play']) {
      await store.add(join(root, 'examples/plugins', example));
    }
    const { plugins, failures } = await store.list();
    expect(failures).toEqual([]);
    const session = await createSandboxedSession({ modules, plugins, threads: 1 });
    try {
      expect(session.failures).toEqual([]);
      for (const [operator, solver] of [
        ['my-plugin/ghost', 'my-plugin/splitting'],
        ['my-plugin/ghost', 'tweedie-plugin-plug-and-play/plug-and-play'],
        ['tweedie-plugin-vignetting/vignetting', '@tweedie/solvers/red-diff'],
      ] as const) {
        const run = await session.run(restoration(operator, solver), { folder: home });
        const events: RunEvent[] = [];
        for await (const event of run) events.push(event);
        expect(events.at(-1), `${operator} with ${solver}`).toMatchObject({ type: 'run.finished' });
        expect(run.outputs('solve')?.get('image')?.items).toHaveLength(1);
      }
    } finally {
      await session.dispose();
    }
  },
  5 * minutes,
);

function restoration(operator: string, solver: string): Workflow {
  const node = (type: string, params = {}): Workflow['nodes'][string] => ({ type, version: 1, params });
  return {
    format: 1,
    nodes: {
      phantom: node('@tweedie/workflow/phantom', { width: 32, height: 32 }),
      blur: node(operator),
      noise: node('@tweedie/operators/gaussian', { sigma: 0.05 }),
      measure: node('@tweedie/workflow/measure'),
      prior: node('@tweedie/priors/photos'),
      solve: node(solver, { steps: 3 }),
    },
    edges: [
      { from: ['phantom', 'image'], to: ['measure', 'image'] },
      { from: ['blur', 'operator'], to: ['measure', 'operator'] },
      { from: ['noise', 'noise'], to: ['measure', 'noise'] },
      { from: ['measure', 'measurement'], to: ['solve', 'measurement'] },
      { from: ['prior', 'prior'], to: ['solve', 'prior'] },
    ],
  };
}
