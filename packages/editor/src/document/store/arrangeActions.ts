import type { WorkflowNode } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import { frameBox, freeKey, noteAt, setCanvasNote, setFrame, setModeInside } from '../frames/frames.ts';
import type { Box, Point } from '../geometry.ts';
import { putInFrame, takeOutOfFrames } from '../frames/putInFrame.ts';
import { itemId, keysOf } from '../items.ts';
import type { Arranged, Drawing } from '../layout/arrange.ts';
import { align, type Alignment, distribute } from '../layout/align.ts';
import type { CanvasNote, Frame } from '../layout/readLayout.ts';
import { drawingOf, placeArranged, tidy } from '../layout/tidy.ts';
import type { Changer } from './createChanger.ts';
import { currentGraph, type EditorState } from './state.ts';

const rest = 1000;

export interface ArrangeActions {
  /** Draws a frame around items, those that are selected unless given, and selects it. Gives its item id. */
  addFrame(items?: Iterable<string>, title?: string): string | undefined;
  /** Draws a frame somewhere. Gives its item id. */
  addFrameAt(box: Box, title?: string): string;
  /** Changes the title, the colour, the place or the size of a frame by its key in the layout. */
  setFrame(key: string, members: Partial<Frame>): void;
  /** Moves nodes into a frame, which grows around them, or out of all frames. */
  putInFrame(key: string | undefined, nodes?: Iterable<string>): void;
  /** Mutes or bypasses all nodes in a frame, or lets them run again. */
  setFrameMode(key: string, mode: WorkflowNode['mode']): void;
  /** Puts a note on the canvas and selects it. Gives its item id. */
  addNote(at: Point, text?: string): string;
  /** Changes the text, the colour, the place or the size of a note by its key in the layout. */
  setCanvasNote(key: string, members: Partial<CanvasNote>): void;
  /** Brings items, those that are selected unless given, to one line. */
  align(alignment: Alignment, items?: Iterable<string>): void;
  /** Makes the gaps between items equal. */
  distribute(direction: 'horizontally' | 'vertically', items?: Iterable<string>): void;
  /** Arranges nodes from left to right: those given, those that are selected, or all where fewer than two are. */
  tidy(items?: Iterable<string>): void;
  /** Arranges nodes as `tidy` does, by an arrangement that takes its time elsewhere. */
  tidyWith(arrange: (drawing: Drawing) => Promise<Arranged>, nodes: Iterable<string>): Promise<void>;
}

export function arrangeActions(store: StoreApi<EditorState>, changer: Changer): ArrangeActions {
  const { edit, sizeOf } = changer;
  const names = en.history;
  const selected = (): ReadonlySet<string> => store.getState().selection.items;
  const graph = (): ReturnType<typeof currentGraph> => currentGraph(store.getState());

  return {
    addFrame(items = selected(), title) {
      const box = frameBox(graph(), items, sizeOf);
      return box && addFrameAt(box, title);
    },
    addFrameAt,
    setFrame(key, members) {
      const group = `frame ${key} ${Object.keys(members).join()}`;
      edit(names.changeFrame, (old) => setFrame(old, key, members), { group, rest });
    },
    putInFrame(key, nodes = selected()) {
      const ids = keysOf(nodes, 'node');
      edit(key === undefined ? names.takeOutOfFrame(ids.length) : names.putInFrame(ids.length), (old) =>
        key === undefined ? takeOutOfFrames(old, ids, sizeOf) : putInFrame(old, ids, key, sizeOf),
      );
    },
    setFrameMode(key, mode) {
      const name = mode === undefined ? names.unmuteFrame : names[`${mode}Frame`];
      edit(name, (old) => setModeInside(old, key, mode, sizeOf));
    },
    addNote(at, text = '') {
      const key = freeKey(graph(), 'notes');
      const id = itemId({ kind: 'note', key });
      edit(names.canvasNote, (old) => setCanvasNote(old, key, noteAt(at, text)), { select: only(id) });
      return id;
    },
    setCanvasNote(key, members) {
      const group = `note ${key} ${Object.keys(members).join()}`;
      edit(names.changeNote, (old) => setCanvasNote(old, key, members), { group, rest });
    },
    align: (alignment, items = selected()) =>
      edit(names.align, (old) => align(old, items, alignment, sizeOf)),
    distribute: (direction, items = selected()) =>
      edit(names.distribute, (old) => distribute(old, items, direction, sizeOf)),
    tidy(items = selected()) {
      const some = [...items];
      edit(names.tidy, (old) => tidy(old, some.length < 2 ? Object.keys(old.nodes) : some, sizeOf));
    },
    async tidyWith(arrange, nodes) {
      const { path } = store.getState();
      const drawing = drawingOf(graph(), nodes, sizeOf);
      const arranged = await arrange(drawing);
      if (store.getState().path !== path) return; // one looks at another graph by now
      edit(names.tidy, (old) => placeArranged(old, drawing, arranged, sizeOf));
    },
  };

  function addFrameAt({ x, y, width, height }: Box, title: string = en.titles.frame): string {
    const key = freeKey(graph(), 'frames');
    const id = itemId({ kind: 'frame', key });
    const frame = { x, y, width, height, title };
    edit(names.frame, (old) => setFrame(old, key, frame), { select: only(id) });
    return id;
  }
}

function only(id: string): EditorState['selection'] {
  return { items: new Set([id]), edges: new Set() };
}
