/** @file A command for tests in the browser: what a workflow gives on Node. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Runs a workflow with the plugins of Tweedie, as they are built, and gives the first image of each target as numbers.
 * Files are in base64: all that goes between page and Node is JSON.
 */
export async function runOnNode(_, { workflow, files, targets }) {
  const folder = await mkdtemp(join(tmpdir(), 'tweedie-'));
  const session = await openSession();
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), Buffer.from(content, 'base64'));
    }
    const run = await session.run(workflow, { folder, targets });
    let last;
    for await (const event of run) last = event;
    if (last.type !== 'run.finished') throw new Error(`Node: ${JSON.stringify(last)}`);
    const imageOf = (node) => run.outputs(node).get('image').items[0].value.tensor;
    return Object.fromEntries(targets.map((node) => [node, Array.from(imageOf(node).data)]));
  } finally {
    await session.dispose();
    await rm(folder, { recursive: true });
  }
}

async function openSession() {
  const { createSession } = await built('runtime-node');
  const packages = ['workflow', 'operators', 'solvers', 'priors', 'metrics'];
  const plugins = await Promise.all(packages.map(async (name) => (await built(name)).default));
  return createSession({ plugins, threads: 1 });
}

/** A package of this repository, once it is built. */
function built(name) {
  return import(new URL(`../../packages/${name}/dist/index.js`, import.meta.url).href);
}
