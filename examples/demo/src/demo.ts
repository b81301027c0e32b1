/** @file Restores two photographs and a cartoon face, prints a table and writes a sheet for each task. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DifferentiablePrior } from '@tweedie/core';
import priorsPlugin, { type NetworkPrior } from '@tweedie/priors';
import { createNodeRuntime, openPrior } from '@tweedie/runtime-node';
import { formatSeconds, formatTable } from 'tweedie';
import { demonstrateFace } from './face.ts';
import { demonstratePhotos } from './photos.ts';
import { columns } from './results.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../${name}/`, import.meta.url));
const [images, output] = [folder('images'), folder('output')];

const started = performance.now();
await mkdir(output, { recursive: true });
const runtime = createNodeRuntime();
const [photos, faces] = await Promise.all(priorsPlugin.priors!.map((entry) => openPrior(entry, { runtime })));
try {
  const fromPhotos = await demonstratePhotos(differentiable(photos!), { images, output });
  const fromFace = await demonstrateFace(differentiable(faces!), { images, output });
  console.log(`\n${formatTable([...fromPhotos.rows, ...fromFace.rows], columns)}\n`);
  console.log('The pictures are in');
  for (const file of [...fromPhotos.files, ...fromFace.files]) console.log(`  ${file}`);
  console.log(`\nAll of it took ${formatSeconds((performance.now() - started) / 1000)}.`);
} finally {
  await Promise.all([photos!.dispose(), faces!.dispose()]);
}

function differentiable(prior: NetworkPrior): DifferentiablePrior {
  if (!prior.vjp) throw new TypeError(`${prior.name} has no derivative`);
  return { ...prior, vjp: prior.vjp };
}
