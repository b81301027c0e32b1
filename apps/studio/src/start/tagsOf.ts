import type { NodeCatalogue, Workflow } from '@tweedie/workflow';
import type { strings } from '../strings/start.ts';

export type Damage = keyof typeof strings.damages;

/** What a template is about, by which it is found. */
export interface Tags {
  readonly damages: readonly Damage[];
  readonly solvers: readonly string[];
  readonly priors: readonly string[];
}

const damages: readonly (readonly [RegExp, Damage])[] = [
  [/inpainting$/, 'missing'],
  [/blur$/, 'blur'],
  [/(downsampling|block-mean)$/, 'small'],
  [/identity$/, 'noise'],
  [/grey-scale$/, 'colour'],
  [/hdr$/, 'range'],
  [/jpeg$/, 'compression'],
  [/(fourier-sampling|multi-coil)$/, 'frequencies'],
];

/** Reads off a workflow, its subgraphs too, which damage, solvers and priors are in it. */
export function tagsOf({ nodes, subgraphs = {} }: Workflow, catalogue: NodeCatalogue): Tags {
  const all = [nodes, ...Object.values(subgraphs).map((subgraph) => subgraph.nodes)].flatMap((each) =>
    Object.values(each).map(({ type }) => type),
  );
  const titlesOf = (category: string): readonly string[] =>
    unique(
      all.flatMap((type) => {
        const definition = catalogue.find(type)?.definition;
        return definition?.category === category ? [definition.title] : [];
      }),
    );
  const ofType = (type: string): readonly Damage[] =>
    damages.flatMap(([pattern, damage]) => (pattern.test(type) ? [damage] : []));
  return { damages: unique(all.flatMap(ofType)), solvers: titlesOf('Solver'), priors: titlesOf('Prior') };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
