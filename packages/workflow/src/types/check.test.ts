import { operatorsPlugin } from '@tweedie/operators';
import { solversPlugin } from '@tweedie/solvers';
import { afterEach, expect, test, vi } from 'vitest';
import { createNodeCatalogue } from '../catalogue/createNodeCatalogue.ts';
import { parseWorkflow, type Workflow } from '../index.ts';
import { workflowPlugin } from '../nodes/plugin.ts';
import { check } from './check.ts';

const catalogue = createNodeCatalogue([workflowPlugin, operatorsPlugin, solversPlugin]);
const side = 2048;
const names = operatorsPlugin.operators!.map(({ definition }) => definition.name);

const complex = new Set(['fourier-sampling', 'multi-coil']);
const curved = new Set(['hdr', 'jpeg']);

/** A picture that an operator damages, and a solver that wants to know what the operator can do. */
function graphWith(operator: string): Workflow {
  const node = (type: string, params = {}): object => ({ type: `@tweedie/${type}`, version: 1, params });
  const edge = (from: string, to: string): object => ({ from: from.split('.'), to: to.split('.') });
  return parseWorkflow({
    format: 1,
    nodes: {
      picture: node('workflow/phantom', { width: side, height: side }),
      complex: node('workflow/complex-picture'),
      mask: node('workflow/random-mask'),
      psf: node('workflow/kernel'),
      damage: node(`operators/${operator}`),
      measure: node('workflow/measure'),
      restore: node('solvers/ddrm'),
    },
    edges: [
      edge('picture.image', 'complex.image'),
      edge(complex.has(operator) ? 'complex.complex' : 'picture.image', 'measure.image'),
      edge('picture.image', 'mask.image'),
      ...(operator === 'mask-inpainting' ? [edge('mask.mask', 'damage.mask')] : []),
      ...(operator === 'blur' ? [edge('psf.image', 'damage.psf')] : []),
      edge('damage.operator', 'measure.operator'),
      edge('measure.measurement', 'restore.measurement'),
    ],
  });
}

/** The most numbers that one array of floats held, of all that were made since. */
function watchArrays(): () => number {
  let most = 0;
  for (const name of ['Float32Array', 'Float64Array'] as const) {
    const watched = new Proxy(globalThis[name], {
      construct(target, args, newTarget) {
        const made = Reflect.construct(target, args, newTarget) as Float32Array | Float64Array;
        most = Math.max(most, made.length);
        return made;
      },
    });
    vi.stubGlobal(name, watched);
  }
  return () => most;
}

afterEach(() => vi.unstubAllGlobals());

test.each(names)('to check a graph with a large picture and %s, nothing as large as it is made', (name) => {
  const most = watchArrays();
  const { inference } = check(graphWith(name), catalogue);
  expect(inference.outputs.get('measure')!['measurement']!.facts).toMatchObject({
    operator: { inputShape: [complex.has(name) ? 2 : 3, side, side], linear: !curved.has(name) },
  });
  expect(most()).toBeLessThan(3 * side * side);
});

test('what watches the arrays sees them', () => {
  const most = watchArrays();
  Float32Array.from({ length: 7 }, (_, i) => i);
  new Float64Array(5).map((x) => x);
  expect(most()).toBe(7);
});
