import type { Permission, PluginManifest } from '@tweedie/workflow';

/** A folder, and the SHA-512 that its files had. */
export interface StoredFiles {
  readonly folder: string;
  readonly integrity: string;
}

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
  /** What its files were when it was added, its dependencies among them. Where it is known, they are held against it. */
  readonly stored?: StoredFiles;
  /** What its user allows it. */
  readonly allowed: readonly Permission[];
}
