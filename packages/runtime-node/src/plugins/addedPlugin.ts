import type { Permission, PluginManifest } from '@tweedie/workflow';

/** A plugin of somebody else, in a folder of its own. Nothing of it has run. */
export interface AddedPlugin {
  readonly name: string;
  readonly version: string;
  /** The folder of its package, without links. */
  readonly folder: string;
  /** The module that exports the plugin. */
  readonly entry: string;
  readonly manifest: PluginManifest;
  /** The SHA-512 of its tarball as npm writes it, or of its files where it is a folder. */
  readonly integrity: string;
  /** What its user allows it. */
  readonly allowed: readonly Permission[];
}
