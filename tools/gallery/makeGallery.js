/** @file Runs every template on Node and makes the pictures of the gallery of them: `node tools/gallery/makeGallery.js [NAME…]`, once the packages are built. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'apps/studio/src/start');
const sharp = createRequire(join(root, 'packages/runtime-node/package.json'))('sharp');
const side = 224;

/** What to show of templates whose node `compare` does not begin with before and after: an output and which item of it. */
const shown = {
  folder: [
    ['pictures', 'images', 0],
    ['show', 'image', 0],
  ],
  'parameter-sweep': [
    ['measure', 'measurement', 0],
    ['show', 'image', 1],
  ],
  'pareto-front': [
    ['measure', 'measurement', 0],
    ['diffPir', 'image', 3],
  ],
  'posterior-samples': [
    ['measure', 'measurement', 0],
    ['sample', 'image', 0],
  ],
};
const usual = [
  ['compare', 'images', 0],
  ['compare', 'images', 1],
];

const { createSession, listTemplates } = await built('runtime-node');
const { parseWorkflow } = await built('workflow');
const { toImage } = await built('core');
const packages = ['workflow', 'operators', 'solvers', 'priors', 'metrics'];
const plugins = await Promise.all(packages.map(async (name) => (await built(name)).default));
const session = createSession({ plugins });
const costs = join(folder, 'measured.json');
const measured = JSON.parse(await readFile(costs, 'utf8').catch(() => '{}'));
const names = process.argv.slice(2);

for (const { name, file } of await listTemplates()) {
  if (names.length > 0 && !names.includes(name)) continue;
  const workflow = parseWorkflow(await readFile(file, 'utf8'));
  const outputs = shown[name] ?? usual;
  const run = await session.run(workflow, { folder: dirname(file), targets: targetsOf(workflow, outputs) });
  let [evaluations, pixels, last] = [0, 0];
  for await (const event of run) {
    last = event;
    if (event.type === 'run.progress') evaluations = event.done;
    if (event.type === 'node.preview')
      pixels = Math.max(pixels, event.estimate.shape[2] * event.estimate.shape[3]);
  }
  if (last.type !== 'run.finished') throw new Error(`${name}: ${JSON.stringify(last)}`);
  for (const [when, [node, port, item]] of [
    ['before', outputs[0]],
    ['after', outputs[1]],
  ]) {
    const { value } = run.outputs(node).get(port).items[item];
    await save(toImage(value.y ?? value.tensor), join(folder, 'pictures', `${name}-${when}.webp`));
  }
  measured[name] = { evaluations, pixels };
  console.log(`${name}: ${evaluations} evaluations of ${pixels} pixels, ${last.seconds.toFixed(1)} s`);
}
const sorted = Object.fromEntries(Object.entries(measured).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(costs, `${JSON.stringify(sorted, undefined, 2)}\n`);
await session.dispose();

/** All but what saves to a folder, and what the pictures come from. */
function targetsOf({ nodes }, outputs) {
  const results = Object.keys(nodes).filter((id) =>
    /\/(compare|show|show-samples|table|plot|pareto)$/.test(nodes[id].type),
  );
  return [...new Set([...results, ...outputs.map(([node]) => node)])];
}

/** Small pictures keep their pixels, so that one sees how few they are. */
async function save({ width, height, data }, path) {
  const image = sharp(data, { raw: { width, height, channels: 4 } });
  const kernel = Math.min(width, height) < 64 ? 'nearest' : 'lanczos3';
  await image.removeAlpha().resize(side, side, { kernel, fit: 'cover' }).webp({ quality: 78 }).toFile(path);
}

/** A package of this repository, once it is built. */
function built(name) {
  return import(new URL(`../../packages/${name}/dist/index.js`, import.meta.url).href);
}
