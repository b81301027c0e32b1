import type { PluginManifest } from '@tweedie/workflow';
import type { Files } from '../../host/files.ts';
import type { PackageFiles } from '../webPlugin.ts';

type PriorManifest = PluginManifest['priors'][number];

/** Where the card of a prior lies in the package of its plugin; `undefined` where it lies elsewhere. */
export function cardOf({ card }: Pick<PriorManifest, 'card'>, { name }: PluginManifest): string | undefined {
  const inside = card.startsWith(`${name}/`) && !card.split('/').includes('..');
  return inside ? card.slice(name.length + 1) : undefined;
}

/** The cards and the networks of a plugin's priors, as files that a host finds by the names of the priors. */
export function priorFilesOf(manifest: PluginManifest, files: PackageFiles): Files {
  const found = manifest.priors.flatMap((prior) => {
    const card = cardOf(prior, manifest);
    const bytes = card === undefined ? undefined : files.get(card);
    if (card === undefined || !bytes) return [];
    const folder = card.replace(/[^/]*$/, '');
    const besides = [...files].filter(([path]) => path.startsWith(folder) && path !== card);
    const place = `${manifest.name}/${prior.name}`;
    return [
      [`${place}/card.json`, new Blob([bytes])] as const,
      ...besides.map(([path, part]) => [`${place}/${path.slice(folder.length)}`, new Blob([part])] as const),
    ];
  });
  return Object.fromEntries(found);
}
