import { TweedieError } from '@tweedie/core';
import { parseCard } from '@tweedie/priors';
import { entryOf, parsePackageManifest, parsePluginPackage } from '@tweedie/workflow/sandbox';
import { init } from 'es-module-lexer';
import { badPlugin } from '../badPlugin.ts';
import type { WebPlugin } from '../webPlugin.ts';
import { fetchBytes } from './fetchBytes.ts';
import { fromTarball } from './fromTarball.ts';
import { integrityOfFiles } from './integrity.ts';
import { mostBytes, mostFiles } from './limits.ts';
import { importsOf, pathOf } from './linkModules.ts';
import { cardOf } from './priorsOf.ts';
import { jsonIn, readPackage } from './readPackage.ts';

/**
 * The plugin at an address: of a tarball, or of the folder of its package. From a folder it fetches package.json and
 * tweedie.json, the modules from the entry on, and the cards of priors with their networks. Throws `bad-plugin`,
 * `not-found`, `download-failed` and `aborted`.
 */
export async function fromUrl(
  address: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<WebPlugin> {
  const url = secure(address);
  const origin = { kind: 'url', url } as const;
  if (/\.tgz$|\.tar\.gz$/.test(new URL(url).pathname)) {
    const tarball = new Blob([await fetchBytes(url, { signal, limit: mostBytes })]);
    return fromTarball(tarball, { origin, place: url });
  }
  const folder = folderOf(url);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let left = mostBytes;

  async function get(path: string): Promise<void> {
    if (files.has(path)) return;
    if (files.size >= mostFiles) throw badPlugin(`${url} holds more than ${mostFiles} files`);
    const bytes = await fetchBytes(new URL(path, folder).href, { signal, limit: left });
    left -= bytes.length;
    files.set(path, bytes);
  }
  async function getModule(name: string, path: string): Promise<void> {
    if (files.has(path)) return;
    await get(path);
    const source = new TextDecoder().decode(files.get(path));
    for (const { specifier, dynamic } of importsOf(name, path, source)) {
      const target = pathOf(specifier, path);
      if (target === undefined) continue;
      await getModule(name, target).catch((error: unknown) => {
        if (!dynamic) throw error;
      });
    }
  }
  async function getPrior(card: string): Promise<void> {
    await get(card);
    const { file, weights = [] } = parseCard(jsonIn(files, card, url), card);
    for (const part of [file, ...weights.map((each) => each.file)]) await get(besides(part, card));
  }
  await Promise.all([get('package.json'), get('tweedie.json')]);
  const about = parsePluginPackage(url, jsonIn(files, 'package.json', url));
  const manifest = parsePackageManifest(about, jsonIn(files, 'tweedie.json', url));
  await init;
  await getModule(about.name, (entryOf(about, 'browser') ?? 'index.js').replace(/^\.\//, ''));
  for (const prior of manifest.priors) {
    const card = cardOf(prior, manifest);
    if (card !== undefined) await getPrior(card);
  }
  return readPackage(files, { origin, place: url, integrity: await integrityOfFiles(files) });
}

/** What leads to a file of a folder leads to the folder. */
function folderOf(url: string): string {
  return /\.json$/.test(new URL(url).pathname) ? new URL('.', url).href : url.replace(/\/?$/, '/');
}

function besides(file: string, card: string): string {
  return card.replace(/[^/]*$/, file);
}

/** Code comes over connections that nobody else can write into, or from where this page came from. */
function secure(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isOwn =
    url && (url.origin === location.origin || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname));
  if (url && (url.protocol === 'https:' || (url.protocol === 'http:' && isOwn))) return url.href;
  throw new TweedieError('bad-parameter', `A plugin's address must begin with https://, got ${address}`);
}
