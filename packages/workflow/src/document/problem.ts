/** What can be wrong with a workflow. */
export const problemCodes = [
  'missing-node',
  'newer-node',
  'plugin-version',
  'plugin-differs',
  'unknown-port',
  'unknown-parameter',
  'bad-parameter',
  'bad-edge',
  'two-edges',
  'missing-input',
  'cannot-bypass',
  'does-not-run',
  'kinds-differ',
  'lists-differ',
  'does-not-fit',
  'missing-capability',
  'cycle',
  'not-found',
  'bad-subgraph',
] as const;

/** Something that is wrong with a workflow, for people. */
export interface Problem {
  /** A workflow with an error does not run, at least not the part that hangs on it. */
  readonly severity: 'error' | 'warning';
  readonly code: (typeof problemCodes)[number];
  /** The node, as `outer/inner` in a subgraph. */
  readonly node?: string;
  /** The port or the parameter. */
  readonly port?: string;
  /** One sentence. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly remedy?: string;
}
