import type { Chart, PortKind, Table, Tensor } from '@tweedie/core';
import type { Outcome, Output, WorkflowNode } from '@tweedie/workflow';
import type { Picture } from '../../viewer/picture/picture.ts';

/** What came out of a node, sorted by how it is looked at. */
export interface Shown {
  readonly pictures: readonly Picture[];
  /** Answers to one question each. */
  readonly samples: readonly Tensor[];
  readonly tables: readonly { readonly title: string; readonly table: Table }[];
  readonly charts: readonly Chart[];
  readonly words: readonly string[];
}

/** Sorts what came out of a node. Pictures are named as the node's `names` say, where it has any. */
export function shownOf(outcome: Outcome, node: WorkflowNode | undefined): Shown {
  const outputs = [...outcome];
  const names = namesIn(node);
  const pictures = outputs.flatMap(([port, output]) => {
    const tensors: readonly { tensor: Tensor; alpha?: Float32Array | undefined }[] =
      output.kind === 'image'
        ? output.items.map(({ value }) => value)
        : output.kind === 'mask'
          ? output.items.map(({ value }) => ({ tensor: value }))
          : [];
    return tensors.map(({ tensor, alpha }, i): Picture => ({
      id: `${port} ${i}`,
      title: names[i] ?? (tensors.length > 1 ? `${port} ${i + 1}` : port),
      pixels: tensor,
      alpha,
    }));
  });
  return {
    pictures,
    samples: valuesOf(outputs, 'samples'),
    tables: outputs.flatMap(([title, output]) =>
      output.kind === 'table' ? output.items.map(({ value }) => ({ title, table: value })) : [],
    ),
    charts: valuesOf(outputs, 'chart'),
    words: outputs.flatMap(([port, output]) =>
      output.kind === 'number' || output.kind === 'text'
        ? output.items.map(({ value }) => `${port}: ${value}`)
        : [],
    ),
  };
}

function valuesOf<K extends PortKind>(
  outputs: readonly (readonly [string, Output])[],
  kind: K,
): Extract<Output, { readonly kind: K }>['items'][number]['value'][] {
  type Wanted = Extract<Output, { readonly kind: K }>;
  return outputs.flatMap(([, output]) =>
    output.kind === kind ? (output as Wanted).items.map(({ value }) => value as never) : [],
  );
}

/** "Measured,Restored,Truth" */
function namesIn(node: WorkflowNode | undefined): readonly string[] {
  const names = node?.params?.names;
  return typeof names === 'string' && names !== '' ? names.split(',').map((name) => name.trim()) : [];
}
