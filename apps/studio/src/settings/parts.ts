/** @file What the studio is made of, and the licences. NOTICE has the sources of priors and pictures. */

export interface Part {
  readonly name: string;
  readonly licence: string;
}

export const weights: readonly Part[] = [
  { name: 'Natural photographs', licence: 'CC BY-SA 4.0' },
  { name: 'Cartoon faces', licence: 'CC BY 4.0' },
  { name: 'Slices of brains', licence: 'that of ICBM152' },
  { name: 'Latents of photographs', licence: 'CC BY-SA 4.0' },
];

export const parts: readonly Part[] = [
  { name: 'Inter, the typeface', licence: 'OFL 1.1' },
  { name: 'ONNX Runtime Web', licence: 'MIT' },
  { name: 'React', licence: 'MIT' },
  { name: 'React Flow', licence: 'MIT' },
  { name: 'Radix Primitives', licence: 'MIT' },
  { name: 'Lucide icons', licence: 'ISC' },
  { name: 'Zustand', licence: 'MIT' },
  { name: 'cmdk', licence: 'MIT' },
  { name: 'uPlot', licence: 'MIT' },
  { name: 'dagre', licence: 'MIT' },
  { name: 'Zod', licence: 'MIT' },
  { name: 'fflate', licence: 'MIT' },
  { name: 'fast-png', licence: 'MIT' },
  { name: 'd3-scale-chromatic', licence: 'ISC' },
  { name: 'idb', licence: 'ISC' },
  { name: 'react-resizable-panels', licence: 'MIT' },
];
