/**
 * @file How much work a graph of 1,000 nodes and 1,494 edges is for the studio as it is built:
 *
 *     node tools/browser/measureLarge.js [--profile FOLDER]
 *
 * In milliseconds of the processor, so that what else the machine does matters little: scripting, and style and layout,
 * for each step or in all; and the longest task by the clock. `--profile` writes a CPU profile of each part.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { studioHeaders } from '../../apps/server/dist/studio/studioHeaders.js';
import { openBrowser } from './openBrowser.js';
import { serveFolder } from './serveFolder.js';

const { values } = parseArgs({ options: { profile: { type: 'string' } } });
const dist = fileURLToPath(new URL('../../apps/studio/dist', import.meta.url));
const server = await serveFolder(dist, { headers: studioHeaders });
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
if (values.profile) {
  await session.send('Profiler.enable');
  await mkdir(values.profile, { recursive: true });
}
await page.addInitScript(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: 'longtask' });
});

await page.goto(server.origin);
const nodes = page.locator('.react-flow__node');
await nodes.first().waitFor();
await page.waitForTimeout(2000); // until all that comes later is here

await measure('open', async () => {
  const buffer = Buffer.from(JSON.stringify(largeGraph()));
  const file = { name: 'large.json', mimeType: 'application/json', buffer };
  const started = performance.now();
  await page.locator('input[type=file][multiple]').first().setInputFiles(file);
  await page.waitForFunction(() => document.querySelectorAll('.react-flow__node').length > 900);
  console.log(`drawn after ${Math.round(performance.now() - started)} ms by the clock`);
});
const { x, y, width, height } = await page.locator('.react-flow__pane').boundingBox();
const middle = { x: x + width / 2, y: y + height / 2 };
const free = { x: x + 4, y: y + 150 };
const corner = { x: x + 6, y: y + height - 160 };

await measure('pan, all in sight', () => drag(corner, { x: 300, y: -60 }));
await measure('zoom from all to 100 %', () => zoom(-120, 30));
await page.keyboard.press('Alt+0');
await page.waitForTimeout(500);
await measure('pan at 100 %', () => drag(free, { x: 400, y: 200 }));
await measure('zoom around 100 %', async () => (await zoom(20, 15)) + (await zoom(-20, 15)));
const header = await visibleHeader();
await measure('drag a node at 100 %', () => drag(header, { x: 200, y: 120 }));
await measure('undo', undo);
await page.keyboard.press('Home');
await page.waitForTimeout(800);
await measure('drag a node, all in sight', async () => drag(await visibleHeader(), { x: 60, y: 40 }));
await measure('undo, all in sight', undo);
await measure('mute a node, all in sight', async () => {
  await page.keyboard.press('m');
});
await measure('select all', async () => {
  await page.keyboard.press('Control+a');
});
await measure('drag all', async () => drag(await visibleHeader(), { x: 60, y: 40 }));
await measure('select nothing', async () => {
  await page.keyboard.press('Escape');
});
await measure('tidy', async () => {
  await page.keyboard.press('Control+Shift+F');
  await page.waitForTimeout(25_000);
});
await measure('undo of tidy', undo);
await browser.close();
await server.close();

async function undo() {
  await page.keyboard.press('Control+z');
}

/** The middle of the title of a node that is near the middle. */
function visibleHeader() {
  return page.evaluate(({ x, y }) => {
    const boxes = [...document.querySelectorAll('.react-flow__node-node')].map((node) =>
      node.getBoundingClientRect(),
    );
    const far = (box) => Math.hypot(box.x + box.width / 2 - x, box.y - y);
    const box = boxes.sort((a, b) => far(a) - far(b))[0];
    return { x: box.x + box.width / 3, y: box.y + Math.min(10, box.height / 2) };
  }, middle);
}

async function drag(from, by, steps = 40) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let i = 1; i <= steps; i++) {
    await page.mouse.move(from.x + (by.x * i) / steps, from.y + (by.y * i) / steps);
    await frame();
  }
  await page.mouse.up();
  return steps;
}

async function zoom(delta, steps) {
  await page.mouse.move(middle.x, middle.y);
  for (let i = 0; i < steps; i++) {
    await page.mouse.wheel(0, delta);
    await frame();
  }
  return steps;
}

function frame() {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
}

/** Says what something cost, until the page is at rest: in all, or for each step of it. */
async function measure(name, work) {
  if (values.profile) await session.send('Profiler.start');
  await page.evaluate(() => (globalThis.longTasks.length = 0));
  const before = await read();
  const steps = (await work()) ?? 1;
  await page.waitForTimeout(600);
  const after = await read();
  const tasks = await page.evaluate(() => globalThis.longTasks);
  const each = (key) => ((1000 * (after[key] - before[key])) / steps).toFixed(1);
  const unit = steps === 1 ? 'in all' : `for each of ${steps} steps`;
  console.log(
    `${name}: ${each('ScriptDuration')} ms scripting, ${each('style')} ms style and layout, ` +
      `${each('TaskDuration')} ms all tasks ${unit}; longest ${Math.round(Math.max(0, ...tasks))} ms by the clock`,
  );
  if (!values.profile) return;
  const { profile } = await session.send('Profiler.stop');
  await writeFile(join(values.profile, `${name}.cpuprofile`), JSON.stringify(profile));
}

async function read() {
  const { metrics } = await session.send('Performance.getMetrics');
  const all = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return { ...all, style: all.LayoutDuration + all.RecalcStyleDuration };
}

/** Pictures that lose a part, are measured and restored: six nodes for each, on eight columns; priors and noise are shared. */
function largeGraph() {
  const rows = 166;
  const nodes = {};
  const edges = [];
  const places = {};
  const put = (id, type, x, y, params) => {
    nodes[id] = { type: `@tweedie/${type}`, version: 1, ...(params && { params }) };
    places[id] = { x, y };
  };
  const lead = (from, output, to, input) => edges.push({ from: [from, output], to: [to, input] });
  for (let i = 0; i < 2; i++) put(`prior${i}`, 'priors/photos', 600 * i, -300);
  for (let i = 0; i < 2; i++) put(`noise${i}`, 'operators/gaussian', 600 * i + 300, -300);
  for (let i = 0; i < rows; i++) {
    const [left, top] = [1900 * (i % 7), 340 * Math.floor(i / 7)];
    const name = (word) => `${word}${i}`;
    put(name('photo'), 'workflow/phantom', left, top, { width: 64, height: 48 });
    put(name('mask'), 'workflow/random-mask', left + 300, top, { seed: i });
    put(name('damage'), 'operators/mask-inpainting', left + 600, top);
    put(name('measure'), 'workflow/measure', left + 900, top);
    put(name('restore'), 'solvers/ddrm', left + 1200, top, { steps: 20 });
    put(name('show'), 'workflow/show', left + 1500, top);
    lead(name('photo'), 'image', name('mask'), 'image');
    lead(name('mask'), 'mask', name('damage'), 'mask');
    lead(name('photo'), 'image', name('measure'), 'image');
    lead(name('damage'), 'operator', name('measure'), 'operator');
    lead(`noise${i % 2}`, 'noise', name('measure'), 'noise');
    lead(name('measure'), 'measurement', name('restore'), 'measurement');
    lead(`prior${i % 2}`, 'prior', name('restore'), 'prior');
    lead(name('photo'), 'image', name('restore'), 'reference');
    lead(name('restore'), 'image', name('show'), 'image');
  }
  return { format: 1, name: 'Large', nodes, edges, layout: { nodes: places } };
}
