import type { ParameterDescription } from '@tweedie/core';
import type { ComponentType } from 'react';

/** What a value is typed, chosen or drawn with. */
export type ControlKind =
  | 'number'
  | 'integer'
  | 'seed'
  | 'boolean'
  | 'choice'
  | 'text'
  | 'paragraph'
  | 'file'
  | 'colour'
  | 'numbers'
  | 'texts'
  | 'strokes'
  | 'kernel'
  | 'other';

export interface ControlProps {
  readonly node: string;
  readonly description: ParameterDescription;
  /** The value in force: that of the document, or else the default. */
  readonly value: unknown;
  /** Takes a value that is fit. Values that follow each other are one step until `onSettle`. */
  readonly onChange: (value: unknown) => void;
  /** The typing or the drag is over. */
  readonly onSettle: () => void;
  /** A file was chosen for it. */
  readonly onFile: (file: File) => void;
  /** An edge brings the value. */
  readonly disabled: boolean;
}

export interface ControlEntry {
  readonly Control: ComponentType<ControlProps>;
  /** It takes a row of its own under the title. @default false */
  readonly wide?: boolean;
}

/** The controls by kind. A host may bring its own: a brush for strokes, a picker for kernels. */
export type ControlTable = { readonly [K in ControlKind]: ControlEntry };
