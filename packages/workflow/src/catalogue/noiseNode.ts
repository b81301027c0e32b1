import { type AnyNode, defineNode, isGaussian, type NoiseFactory } from '@tweedie/core';

/** A noise model as a node. */
export function noiseNode(factory: NoiseFactory): AnyNode {
  const { name, title, summary } = factory.definition;
  return defineNode({
    name,
    version: 1,
    title,
    summary,
    category: 'Noise',
    params: factory.definition.params,
    inputs: {},
    outputs: { noise: { kind: 'noise', title: 'Noise' } },
    infer: (_, params) => ({ noise: { name, gaussian: isGaussian(factory(params)) } }),
    run: (_, params) => ({ noise: factory(params) }),
  });
}
