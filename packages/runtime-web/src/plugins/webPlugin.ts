import type { Plugin } from '@tweedie/core';
import type { PluginManifest } from '@tweedie/workflow';

/** The files of a package, by their paths in it. */
export type PackageFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Where a package was had from. */
export type PluginOrigin =
  | { readonly kind: 'npm'; readonly registry: string }
  | { readonly kind: 'url'; readonly url: string }
  /** On the device of the user, by its name alone. */
  | { readonly kind: 'folder' | 'file'; readonly name: string };

/** What a package says of itself, and nobody checks. */
export interface PluginAbout {
  readonly publisher?: string;
  readonly licence?: string;
  readonly description?: string;
}

/** A plugin of somebody else, as its package describes it. Nothing of it has run. */
export interface WebPlugin {
  readonly name: string;
  readonly version: string;
  readonly manifest: PluginManifest;
  /** Its nodes as its manifest describes them, to be listed and wired. */
  readonly described: Plugin;
  readonly about: PluginAbout;
  /** The module that exports it, in the package. */
  readonly entry: string;
  /** Of all its files. */
  readonly bytes: number;
  /** The SHA-512 of its tarball as npm writes it, or of its files where it is none, as `sha512-…`. */
  readonly integrity: string;
  readonly origin: PluginOrigin;
  /** Its files. Throws `bad-plugin` where they are not those that were added. */
  read(): Promise<PackageFiles>;
}
