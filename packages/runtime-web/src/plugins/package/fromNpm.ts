import { TweedieError } from '@tweedie/core';
import maxSatisfying from 'semver/ranges/max-satisfying.js';
import { z } from 'zod';
import { badPlugin } from '../badPlugin.ts';
import type { WebPlugin } from '../webPlugin.ts';
import { fetchBytes } from './fetchBytes.ts';
import { fromTarball } from './fromTarball.ts';
import { mostBytes } from './limits.ts';

/** Where npm's packages are had from. */
export const npmRegistry = 'https://registry.npmjs.org';

export interface FromNpmOptions {
  /** @default npm's own */
  readonly registry?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A plugin by its npm name, such as `name`, `name@1.2.0` or `name@^1.0.0`: the tarball of one version, held against the
 * hash that the registry has for it. Throws `not-found`, `bad-plugin`, `download-failed` and `aborted`.
 */
export async function fromNpm(
  spec: string,
  { registry = npmRegistry, signal }: FromNpmOptions = {},
): Promise<WebPlugin> {
  const [name, range] = partsOf(spec);
  const base = registry.replace(/\/$/, '');
  const document = await fetchBytes(`${base}/${name.replace('/', '%2f')}`, {
    ...{ signal, limit: mostDocument },
    headers: { Accept: 'application/vnd.npm.install-v1+json' },
  }).catch((cause: unknown) => {
    if (!(cause instanceof TweedieError) || cause.code !== 'not-found') throw cause;
    throw new TweedieError('not-found', `npm has no package ${name}`, { remedy: 'Check its name.', cause });
  });
  const { versions, ...tagged } = parseDocument(name, document);
  const version = tagged['dist-tags'][range] ?? maxSatisfying(Object.keys(versions), range);
  const dist = version === null ? undefined : versions[version]?.dist;
  if (!dist) {
    throw new TweedieError('not-found', `npm has no version ${range} of ${name}`, {
      remedy: `The newest is ${tagged['dist-tags']['latest'] ?? 'unknown'}.`,
    });
  }
  const tarball = new Blob([await fetchBytes(dist.tarball, { signal, limit: mostBytes })]);
  const plugin = await fromTarball(tarball, { origin: { kind: 'npm', registry: base }, place: spec });
  if (dist.integrity !== undefined && !dist.integrity.split(' ').includes(plugin.integrity)) {
    throw badPlugin(`${name} ${version} is not what the registry says: its hash is another`);
  }
  if (plugin.name === name) return plugin;
  throw badPlugin(`The package ${name} calls itself ${plugin.name}`);
}

/** Of what a registry says of all versions. */
const mostDocument = 32 * 2 ** 20;

const packageDocument = z.object({
  'dist-tags': z.record(z.string(), z.string()),
  versions: z.record(
    z.string(),
    z.object({ dist: z.object({ tarball: z.url(), integrity: z.string().optional() }) }),
  ),
});

function parseDocument(name: string, bytes: Uint8Array): z.output<typeof packageDocument> {
  try {
    return packageDocument.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new TweedieError('download-failed', `The registry says nothing of ${name} that makes sense`, {
      remedy: 'Check the address of the registry.',
      cause,
    });
  }
}

const specification = /^((?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*)(?:@(.+))?$/;

function partsOf(spec: string): readonly [name: string, range: string] {
  const [, name, range = 'latest'] = specification.exec(spec.trim()) ?? [];
  if (name !== undefined) return [name, range];
  throw new TweedieError('bad-parameter', `${spec} is not the name of an npm package`);
}
