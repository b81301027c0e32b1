import { type ComponentType, createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ControlTable } from '../controls/control.ts';
import type { Editor } from '../document/store/createEditor.ts';
import type { EditorState } from '../document/store/state.ts';
import type { CanvasState, CanvasUi } from './canvasUi.ts';

/** A node, for what stands on it and is not part of the document. */
export interface NodePartProps {
  /** Its id in the graph that one looks at. */
  readonly node: string;
  /** Its id in a run: `outer/inner` inside of a subgraph. */
  readonly path: string;
}

/** What others put on nodes, such as what a run tells. Each part takes the size that it needs. */
export interface NodeParts {
  /** In the title bar: a few pixels. */
  readonly Status?: ComponentType<NodePartProps>;
  /** Under the ports: a progress bar, a picture, a curve. */
  readonly Body?: ComponentType<NodePartProps>;
}

/** How files come to the host, which keeps them. */
export interface CanvasFiles {
  /** Somebody chose a file for a parameter. */
  readonly onFile?: (node: string, parameter: string, file: File) => void;
  /** Somebody dropped or pasted a picture, at a place of the canvas. */
  readonly onPicture?: (file: File, at: { readonly x: number; readonly y: number }) => void;
  /** Draws the picture of a file that a parameter names. */
  readonly Picture?: ComponentType<{ readonly file: string; readonly node: string }>;
}

/** What the parts of a canvas share. The same object as long as the canvas is there. */
export interface Canvas {
  readonly editor: Editor;
  readonly ui: CanvasUi;
  readonly parts: NodeParts;
  readonly files: CanvasFiles;
  readonly controls: ControlTable;
  /** Runs nodes, by their paths, with all that they need. Left out where nothing runs. */
  readonly onRun?: ((targets: readonly string[]) => void) | undefined;
}

export const CanvasContext = createContext<Canvas | undefined>(undefined);

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error('This component stands in an EditorCanvas');
  return canvas;
}

/** A part of what the editor knows. The selector must give the same for the same state. */
export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useStore(useCanvas().editor, select);
}

/** A part of what is open over the canvas. */
export function useCanvasUi<T>(select: (state: CanvasState) => T): T {
  return useStore(useCanvas().ui, select);
}
