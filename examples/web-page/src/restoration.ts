import type { Workflow } from '@tweedie/workflow';

/** Repairs a square of a scratched photograph: white in the mask marks the damage. */
export function restoration({ size, steps }: { readonly size: number; readonly steps: number }): Workflow {
  const crop = {
    type: '@tweedie/workflow/crop',
    version: 1,
    params: { width: size, height: size, x: 0.5, y: 0.5 },
  };
  return {
    format: 1,
    nodes: {
      photo: { type: '@tweedie/workflow/image', version: 1, params: { file: 'scratched.png' } },
      scratches: { type: '@tweedie/workflow/image', version: 1, params: { file: 'scratches.png' } },
      damaged: crop,
      mask: crop,
      damage: { type: '@tweedie/operators/mask-inpainting', version: 1 },
      measurement: { type: '@tweedie/workflow/measurement', version: 1 },
      prior: { type: '@tweedie/priors/photos', version: 1 },
      restore: { type: '@tweedie/solvers/diff-pir', version: 1, params: { steps, seed: 1 } },
      exact: { type: '@tweedie/workflow/exact-data', version: 1 },
      before: { type: '@tweedie/workflow/save-image', version: 1, params: { name: 'damaged.png' } },
      after: { type: '@tweedie/workflow/save-image', version: 1, params: { name: 'restored.png' } },
    },
    edges: [
      { from: ['photo', 'image'], to: ['damaged', 'image'] },
      { from: ['scratches', 'image'], to: ['mask', 'image'] },
      { from: ['damaged', 'image'], to: ['measurement', 'image'] },
      { from: ['mask', 'image'], to: ['damage', 'mask'] },
      { from: ['damage', 'operator'], to: ['measurement', 'operator'] },
      { from: ['measurement', 'measurement'], to: ['restore', 'measurement'] },
      { from: ['prior', 'prior'], to: ['restore', 'prior'] },
      { from: ['restore', 'samples'], to: ['exact', 'samples'] },
      { from: ['measurement', 'measurement'], to: ['exact', 'measurement'] },
      { from: ['damaged', 'image'], to: ['before', 'images'] },
      { from: ['exact', 'image'], to: ['after', 'images'] },
    ],
  };
}
