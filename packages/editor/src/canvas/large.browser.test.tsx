import { useStoreApi } from '@xyflow/react';
import { expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { large } from '../document/fixtures/documents.ts';
import { isNodeDimmed } from './connecting/isDimmed.ts';
import { mouse } from './fixtures/mouse.ts';
import { nodeOf, showCanvas } from './fixtures/showCanvas.tsx';

vi.mock(import('./connecting/isDimmed.ts'), { spy: true });

const session = cdp() as unknown as {
  send(
    method: string,
    params?: object,
  ): Promise<{ readonly metrics: readonly { readonly name: string; readonly value: number }[] }>;
};

/** A thousand nodes on a wide field. */
const document1000 = (() => {
  const workflow = large(1000);
  const places = Object.keys(workflow.nodes).map((id, i) => [
    id,
    { x: 300 * (i % 40), y: 260 * Math.floor(i / 40) },
  ]);
  return { ...workflow, layout: { nodes: Object.fromEntries(places) as object } };
})();

interface Cost {
  readonly script: number;
  readonly style: number;
  readonly frames: number;
}

/** Milliseconds of the processor for scripting, and of style and layout, for each frame of what is done. */
async function costOf(work: () => Promise<void>): Promise<string> {
  const before = await read();
  let frames = 0;
  let goesOn = true;
  const count = (): void => {
    frames++;
    if (goesOn) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  await work();
  goesOn = false;
  const after = await read();
  const each = (value: number): string => ((value * 1000) / frames).toFixed(1);
  return `${each(after.script - before.script)} ms scripting, ${each(after.style - before.style)} ms style and layout per frame, ${frames} frames`;
}

async function read(): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0;
  return {
    script: value('ScriptDuration'),
    style: value('LayoutDuration') + value('RecalcStyleDuration'),
    frames: 0,
  };
}

/** Drags the pane by a distance, in steps of a frame. */
async function pan(
  from: { x: number; y: number },
  by: { x: number; y: number },
  steps: number,
): Promise<void> {
  await mouse.move(from);
  await mouse.down(from);
  for (let i = 1; i <= steps; i++) {
    await mouse.move({ x: from.x + (by.x * i) / steps, y: from.y + (by.y * i) / steps });
    await new Promise(requestAnimationFrame);
  }
  await mouse.up({ x: from.x + by.x, y: from.y + by.y });
}

async function zoom(delta: number, steps: number): Promise<void> {
  const pane = document.querySelector('.react-flow__pane')!;
  for (let i = 0; i < steps; i++) {
    const options = { deltaY: delta, clientX: 500, clientY: 350, bubbles: true, cancelable: true };
    pane.dispatchEvent(new WheelEvent('wheel', options));
    await new Promise(requestAnimationFrame);
  }
}

function drawn(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(
    ({ dataset }) => dataset['id']!,
  );
}

/** The objects that React Flow keeps of nodes and edges, by id. */
function itemsIn(store: ReturnType<typeof useStoreApi>): ReadonlyMap<string, { ariaLabel?: string }> {
  const { nodeLookup, edgeLookup } = store.getState();
  return new Map<string, { ariaLabel?: string }>([...nodeLookup, ...edgeLookup]);
}

/** Counts how often React Flow draws nodes and edges, by id: it reads their label each time. */
function countDrawings(store: ReturnType<typeof useStoreApi>): ReadonlyMap<string, number> {
  const drawings = new Map<string, number>();
  for (const [id, item] of itemsIn(store)) {
    const label = item.ariaLabel;
    Object.defineProperty(item, 'ariaLabel', {
      get() {
        drawings.set(id, (drawings.get(id) ?? 0) + 1);
        return label;
      },
    });
  }
  return drawings;
}

// a shared machine may take its time
const patient = { timeout: 300_000 };

test(
  'a thousand nodes are shown, and panning and zooming draw none of them again',
  patient,
  async ({ annotate }) => {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const start = (await read()).script;
    await showCanvas(document1000);
    await expect.poll(() => drawn().length).toBeGreaterThan(990);
    const script = (await read()).script - start;
    await annotate(`load, all of it in sight: ${Math.round(script * 1000)} ms scripting`);

    vi.mocked(isNodeDimmed).mockClear();
    await annotate(
      `pan, all in sight: ${await costOf(() => pan({ x: 500, y: 690 }, { x: 200, y: -40 }, 40))}`,
    );
    expect(isNodeDimmed).not.toHaveBeenCalled();

    await annotate(`zoom from all to 100 %: ${await costOf(() => zoom(-120, 24))}`);
    await expect.poll(() => drawn().length).toBeLessThan(60);
    await new Promise((done) => setTimeout(done, 300));

    const before = new Set(drawn());
    vi.mocked(isNodeDimmed).mockClear();
    const free = { x: 3, y: 3 };
    await annotate(`pan at 100 %: ${await costOf(() => pan(free, { x: 400, y: 200 }, 60))}`);
    const again = vi
      .mocked(isNodeDimmed)
      .mock.calls.map(([, id]) => id)
      .filter((id) => before.has(id));
    expect(again).toEqual([]);
    await annotate(
      `zoom around 100 %: ${await costOf(async () => {
        await zoom(20, 15);
        await zoom(-20, 15);
      })}`,
    );
  },
);

test('a step of a drag draws neither other nodes nor edges that hang on them', patient, async () => {
  let store: ReturnType<typeof useStoreApi> | undefined;
  function Probe(): null {
    store = useStoreApi();
    return null;
  }
  await showCanvas(document1000, { children: <Probe /> });
  await expect.poll(() => drawn().length).toBeGreaterThan(990);
  const { x, y, width } = nodeOf('measure100').getBoundingClientRect();
  const grip = { x: x + width / 3, y: y + 3 };
  await mouse.hold(grip, { x: grip.x + 8, y: grip.y });
  await new Promise((done) => setTimeout(done, 300)); // until it is selected, and drawn over the others
  const drawings = countDrawings(store!);
  const before = itemsIn(store!);
  for (let i = 1; i <= 5; i++) {
    await mouse.move({ x: grip.x + 8 + i, y: grip.y + 2 * i });
    await new Promise(requestAnimationFrame);
  }
  await new Promise((done) => setTimeout(done, 100));
  // those that are other objects are drawn too
  const after = itemsIn(store!);
  expect([...after].filter(([id, item]) => before.get(id) !== item).map(([id]) => id)).toEqual([
    'measure100',
  ]);
  const own = ['measure100', 'measure100.image', 'measure100.operator', 'restore100.measurement'];
  expect([...drawings.keys()].filter((id) => !own.includes(id))).toEqual([]);
  const moved = nodeOf('measure100').getBoundingClientRect();
  expect(moved.x).toBeGreaterThan(x + 2);
  await mouse.up(moved);
});
