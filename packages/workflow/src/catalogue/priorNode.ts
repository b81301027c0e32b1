import { type AnyNode, defineNode, type Host, type PortFacts, type PriorEntry } from '@tweedie/core';
import { z } from 'zod';

/** A prior of a plugin as a node. The host opens it. */
export function priorNode({ name, title, summary }: PriorEntry, plugin: string): AnyNode {
  const which = `${plugin}/${name}`;
  return defineNode({
    name,
    version: 1,
    title,
    summary,
    category: 'Prior',
    aliases: ['model', 'denoiser', 'network'],
    params: z.strictObject({}),
    inputs: {},
    outputs: { prior: { kind: 'prior', title: 'Prior' } },
    look: (_, host) => lookAtPrior(which, host),
    infer: () => ({ prior: { name } }),
    run: async (_inputs, _params, { host, signal }) => ({
      prior: await host.openPrior(which, signal && { signal }),
    }),
  });
}

/** The key and the facts of a prior that the host knows. */
export async function lookAtPrior(
  which: string,
  host: Host,
): Promise<{ readonly key: string; readonly facts: { readonly prior: PortFacts['prior'] } }> {
  const { name, shape, vjp, latent = false, bytes, key } = await host.describePrior(which);
  return { key, facts: { prior: { name, shape, vjp, latent, ...(bytes !== undefined && { bytes }) } } };
}
