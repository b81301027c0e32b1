/** @file What both runtimes share of running plugins of others: what these see of a host, and what is believed of them. */

// The package of a plugin
export { entryOf } from './entryOf.ts';
export { parsePackageManifest, parsePluginPackage, type PluginPackage } from './pluginPackage.ts';
export { assertDescribed, type DescribedBy } from './assertDescribed.ts';

// The host, from within and from without
export { hostOver } from './hostOver.ts';
export { onlyNamed } from './onlyNamed.ts';
export { type Call, type PriorFacts } from './priorOver.ts';
export { serveHost, type ServeHostOptions } from './serveHost.ts';

// What comes out
export { runEvent } from './runEvent.ts';
export { outcome, pluginCheck, problem, text, thrown, whole } from './values.ts';
