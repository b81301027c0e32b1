import { BooleanControl } from './BooleanControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { ColourControl } from './ColourControl.tsx';
import type { ControlTable } from './control.ts';
import { FileControl } from './FileControl.tsx';
import { IntegerControl } from './IntegerControl.tsx';
import { KernelControl } from './KernelControl.tsx';
import { NumbersControl, TextsControl } from './ListControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { OtherControl } from './OtherControl.tsx';
import { SeedControl } from './SeedControl.tsx';
import { StrokesControl } from './StrokesControl.tsx';
import { ParagraphControl, TextControl } from './TextControl.tsx';

/** The controls that the editor brings. */
export const controlTable: ControlTable = {
  number: { Control: NumberControl },
  integer: { Control: IntegerControl },
  seed: { Control: SeedControl },
  boolean: { Control: BooleanControl },
  choice: { Control: ChoiceControl },
  text: { Control: TextControl },
  paragraph: { Control: ParagraphControl, wide: true },
  file: { Control: FileControl },
  colour: { Control: ColourControl },
  numbers: { Control: NumbersControl },
  texts: { Control: TextsControl },
  strokes: { Control: StrokesControl },
  kernel: { Control: KernelControl },
  other: { Control: OtherControl },
};
