import type { BrowserCommand } from 'vitest/node';

export interface NodeTensor {
  readonly type: 'float32' | 'int64';
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

export interface NodeRun {
  readonly models: readonly string[];
  readonly feeds: Readonly<Record<string, NodeTensor>>;
  readonly wanted: readonly string[];
}

export const onNode: BrowserCommand<[NodeRun]>;
