import type { NodeCatalogue, Workflow } from '@tweedie/workflow';

/** A plugin as it was when a bundle was made. */
export interface LockedPlugin {
  /** Its version; of one that was not there, the range that the document asks for. */
  readonly version: string;
  readonly integrity?: string;
  /** It was not there, so what hangs on it did not run. */
  readonly missing?: true;
}

/** The plugins that a document says it comes from, as they are here. */
export function lockOf(
  { plugins = {} }: Workflow,
  catalogue: NodeCatalogue,
): Readonly<Record<string, LockedPlugin>> {
  return Object.fromEntries(
    Object.entries(plugins).map(([name, recorded]) => {
      const here = catalogue.plugins.find((plugin) => plugin.name === name);
      const { version, integrity } =
        here ?? (typeof recorded === 'string' ? { version: recorded, integrity: undefined } : recorded);
      const locked = { version, ...(integrity !== undefined && { integrity }) };
      return [name, here ? locked : { ...locked, missing: true }];
    }),
  );
}
