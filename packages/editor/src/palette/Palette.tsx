import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type JSX, useMemo, useRef, useState } from 'react';
import { useCanvas, useCanvasUi, useEditorState } from '../canvas/canvasContext.ts';
import type { PaletteRequest } from '../canvas/canvasUi.ts';
import { colourOfKind, lookOfCategory } from '../canvas/nodes/looks.ts';
import { candidates } from '../document/connecting/candidates.ts';
import { type Choice, choices } from '../document/connecting/choices.ts';
import { search } from '../document/connecting/search.ts';
import { titleOfNode } from '../document/ports/titleOfNode.ts';
import { strings } from '../strings/canvas.ts';
import { useFocusReturn } from '../ui/useFocusReturn.ts';
import { addChoice } from './addChoice.ts';
import css from './Palette.module.css';
import { TypeSummary } from './TypeSummary.tsx';

export interface PaletteProps {
  /** A node was added that is to have the focus, once the palette has given it back. */
  readonly onAdded?: () => void;
}

/** The list of all kinds of nodes: one types a few letters and gets the node, connected where that was asked for. */
export function Palette({ onAdded }: PaletteProps): JSX.Element {
  const { ui } = useCanvas();
  const palette = useCanvasUi((state) => state.palette);
  const giveFocusBack = useFocusReturn(palette !== undefined);
  const added = useRef(false);
  const { takesFocus = false } = palette ?? {};
  return (
    <Dialog.Root
      open={palette !== undefined}
      onOpenChange={(open) => !open && ui.setState({ palette: undefined })}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={css.backdrop} />
        <Dialog.Content
          className={`tweedie ${css.palette}`}
          aria-describedby={undefined}
          // Radix gives the focus back to a trigger of its own alone.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
            if (added.current) onAdded?.();
            added.current = false;
          }}
        >
          {palette && <Content palette={palette} onAdd={() => (added.current = takesFocus)} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ContentProps {
  readonly palette: PaletteRequest;
  readonly onAdd: () => void;
}

function Content({ palette, onAdd }: ContentProps): JSX.Element {
  const canvas = useCanvas();
  const state = useEditorState((all) => all);
  const [text, setText] = useState('');
  const [marked, setMarked] = useState('');
  const { start } = palette;
  const all = useMemo(() => (start ? candidates(state, start) : choices(state)), [state, start]);
  const found = useMemo(() => search<Choice>(all, text), [all, text]);
  const sections = useMemo(() => sectionsOf(found, text !== '' || start !== undefined), [found, text, start]);
  const title = start ? strings.connectNew(titleOfNode(state, start.end[0])) : strings.addNode;
  function add(chosen: Choice): void {
    onAdd();
    addChoice(canvas, chosen, palette);
  }
  const choice = found.find(({ type }) => type === marked) ?? sections[0]?.choices[0];
  return (
    <Command
      shouldFilter={false}
      label={title}
      className={css.command}
      value={choice?.type ?? ''}
      onValueChange={setMarked}
      loop
    >
      <Dialog.Title className={css.title}>{title}</Dialog.Title>
      <div className={css.search}>
        <Search aria-hidden />
        <Command.Input value={text} onValueChange={setText} placeholder={strings.searchNodes} />
      </div>
      <div className={css.columns}>
        <Command.List className={css.list} label={title}>
          <Command.Empty className={css.empty}>{strings.noNodes(text)}</Command.Empty>
          {sections.map(({ heading, choices: inside }) => (
            <Command.Group key={heading} heading={heading} className={css.group}>
              {inside.map((each) => (
                <Line key={each.type} choice={each} onSelect={() => add(each)} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
        {choice && <TypeSummary choice={choice} />}
      </div>
    </Command>
  );
}

function Line({ choice, onSelect }: { readonly choice: Choice; readonly onSelect: () => void }): JSX.Element {
  const { icon: Icon, colour } = lookOfCategory(choice.category);
  return (
    <Command.Item value={choice.type} onSelect={onSelect} className={css.item}>
      <Icon aria-hidden style={{ color: colourOfKind(colour) }} />
      <span className={css.name}>{choice.title}</span>
      <span className={css.category}>{choice.category}</span>
    </Command.Item>
  );
}

interface Section {
  readonly heading: string;
  readonly choices: readonly Choice[];
}

/** By category, or in one list where the order says something. */
function sectionsOf(found: readonly Choice[], isRanked: boolean): readonly Section[] {
  if (found.length === 0) return [];
  if (isRanked) return [{ heading: strings.bestFirst, choices: found.slice(0, 60) }];
  const sections = new Map<string, Choice[]>();
  for (const choice of found) {
    const section = sections.get(choice.category);
    if (section) section.push(choice);
    else sections.set(choice.category, [choice]);
  }
  return [...sections].map(([heading, inside]) => ({ heading, choices: inside }));
}
