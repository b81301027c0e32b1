import type { NodeDefinition } from '@tweedie/core';
import type { NodeType } from '../../catalogue/catalogue.ts';
import type { Problem } from '../problem.ts';
import { quote } from '../quote.ts';
import type { WorkflowNode } from '../schema.ts';

type Params = Readonly<Record<string, unknown>>;

/** The parameters as the type's own version has them, or what is in the way. */
export type Migrated = { readonly params: Params } | { readonly problem: Problem };

/**
 * Takes the parameters of a node from the version that they were saved with to the one that is here, through every
 * version between; what a migration leaves undefined is left out. The node itself stays as it is. A node from the future cannot be taken back.
 */
export function migrateNode(
  { version, params = {} }: Pick<WorkflowNode, 'version' | 'params'>,
  { type, plugin, definition }: NodeType,
): Migrated {
  const { version: ours, migrations = {} } = definition as NodeDefinition;
  if (version > ours) {
    return failed(
      'newer-node',
      `It was saved with version ${version} of ${quote(type)}, and here is version ${ours}`,
      `Update ${plugin}.`,
    );
  }
  let current: Params = params;
  for (let from = version; from < ours; from++) {
    try {
      const next: unknown = migrations[from]!({ ...current });
      if (!isParams(next)) throw new TypeError('what came out is no object');
      current = withoutNothing(next);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failed(
        'bad-parameter',
        `Its parameters cannot be taken from version ${from} of ${quote(type)} to ${from + 1}: ${reason}`,
        `Set them anew, and the version to ${ours}.`,
      );
    }
  }
  return { params: current };
}

function failed(code: Problem['code'], message: string, remedy: string): Migrated {
  return { problem: { severity: 'error', code, message, remedy } };
}

function isParams(value: unknown): value is Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `({ old, ...rest }) => ({ ...rest, new: old })` gives `undefined` where the document leaves `old` out. */
function withoutNothing(params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
