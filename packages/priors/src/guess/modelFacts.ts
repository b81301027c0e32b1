/** A value that goes into a model or comes out of it, as far as its file tells. */
export interface ModelValue {
  readonly name: string;
  readonly type?: string | undefined;
  /** A symbol stands for a length that only a run tells, `undefined` for one of which nothing is known. */
  readonly dims?: readonly (number | string | undefined)[] | undefined;
}

/** What goes into a model and what comes out. */
export interface ModelFacts {
  readonly inputs: readonly ModelValue[];
  readonly outputs: readonly ModelValue[];
}
