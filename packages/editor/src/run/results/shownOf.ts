import type { Chart, Table, Tensor } from '@tweedie/core';
import { namesOf, type Outcome, type Output, type WorkflowNode } from '@tweedie/workflow';
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

/**
 * Sorts what came out of a node. Pictures are called what the node's `names` say, where it has any; all else is called
 * what its output is.
 */
export function shownOf(
  outcome: Outcome,
  node: WorkflowNode | undefined,
  titleOf: (output: string) => string,
): Shown {
  const shown = { pictures: [], samples: [], tables: [], charts: [], words: [] } as {
    -readonly [K in keyof Shown]: Shown[K][number][];
  };
  const { names = '' } = node?.params ?? {};
  for (const [port, output] of outcome) {
    const title = titleOf(port);
    switch (output.kind) {
      case 'image':
      case 'mask':
        shown.pictures.push(...picturesOf(title, output, String(names)));
        break;
      case 'samples':
        shown.samples.push(...output.items.map(({ value }) => value));
        break;
      case 'table':
        shown.tables.push(...output.items.map(({ value }) => ({ title, table: value })));
        break;
      case 'chart':
        shown.charts.push(...output.items.map(({ value }) => value));
        break;
      case 'number':
      case 'text':
        shown.words.push(...output.items.map(({ value }) => `${title}: ${value}`));
        break;
      default: // what only other nodes can use
    }
  }
  return shown;
}

function picturesOf(
  title: string,
  output: Extract<Output, { readonly kind: 'image' | 'mask' }>,
  names: string,
): readonly Picture[] {
  const values =
    output.kind === 'mask'
      ? output.items.map(({ value: tensor }) => ({ tensor }))
      : output.items.map(({ value }) => value);
  const titles = namesOf(names, values.length, (i) => (values.length > 1 ? `${title} ${i + 1}` : title));
  return values.map((value, i) => ({
    ...{ id: `${title} ${i}`, title: titles[i]!, pixels: value.tensor },
    ...('alpha' in value && { alpha: value.alpha }),
  }));
}
