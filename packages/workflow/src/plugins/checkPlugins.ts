import type { NodeCatalogue, PluginFacts } from '../catalogue/catalogue.ts';
import type { Problem } from '../document/problem.ts';
import { quote } from '../document/quote.ts';
import type { Workflow } from '../document/schema.ts';
import { addCommand } from './addCommand.ts';
import { beginsWith, placeInRange } from './ranges.ts';
import { usedPlugins } from './usedPlugins.ts';

/**
 * Holds the plugins that are here against what a document says of those it was saved with. All that is found are
 * warnings: another version may well give the same. A hash counts for the version that it was recorded with, the first
 * one of the range; a later one in the range is another package by right.
 */
export function checkPlugins(workflow: Workflow, catalogue: NodeCatalogue): readonly Problem[] {
  const used = usedPlugins(workflow);
  const here = new Map(catalogue.plugins.map((plugin) => [plugin.name, plugin]));
  return Object.entries(workflow.plugins ?? {}).flatMap(([name, recorded]) => {
    const plugin = used.has(name) ? here.get(name) : undefined;
    if (!plugin) return []; // each of its nodes says that it is missing
    const { version, integrity } =
      typeof recorded === 'string' ? { version: recorded, integrity: undefined } : recorded;
    return checkVersion(plugin, version) ?? checkIntegrity(plugin, version, integrity) ?? [];
  });
}

function checkVersion({ name, version, integrity }: PluginFacts, range: string): Problem | undefined {
  const place = placeInRange(version, range);
  if (place === 'within') return undefined;
  if (place === 'unreadable') {
    const message = `The workflow asks for ${name} ${quote(range)}, which is no range of versions that ${version} could be in`;
    return warning('plugin-version', message, saveAnew);
  }
  const message = `The workflow was saved with ${name} ${range}, and here is ${version}`;
  const command = integrity === undefined ? undefined : addCommand(name, range); // else it comes with Tweedie
  const update = command === undefined ? `Update ${name}.` : `Update it: ${command}`;
  return warning('plugin-version', message, place === 'below' ? update : saveAnew);
}

function checkIntegrity(
  { name, version, integrity }: PluginFacts,
  range: string,
  recorded: string | undefined,
): Problem | undefined {
  if (integrity === undefined || recorded === undefined || integrity === recorded) return undefined;
  if (!beginsWith(range, version)) return undefined;
  const message = `${name} ${version} is not the package that the workflow was saved with: its hash is another`;
  const anew = addCommand(name, version);
  return warning('plugin-differs', message, anew === undefined ? saveAnew : `Add it anew: ${anew}`);
}

const saveAnew =
  'If it still gives what it should, save the workflow for what is here, with "tweedie migrate --write".';

function warning(code: Problem['code'], message: string, remedy: string): Problem {
  return { severity: 'warning', code, message, remedy };
}
