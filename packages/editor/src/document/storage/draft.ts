import { parseWorkflow, type Workflow, writeWorkflow } from '@tweedie/workflow';
import { isDirty } from '../history/history.ts';
import { isRecord } from '../records.ts';
import type { EditorState } from '../store/state.ts';

/** Where a document was opened from. */
export type Origin =
  | { readonly kind: 'new' }
  | { readonly kind: 'template' | 'file' | 'server' | 'link'; readonly name: string };

/**
 * What is kept of an open document, so that a crash loses nothing: plain data for any store, under `id`. The text is all
 * that is needed to open it; the rest says what it is without reading it. Steps of the history are not in it: after a
 * crash they begin anew.
 */
export interface DraftRecord {
  readonly version: 1;
  /** Of the open document; it stays the same as long as it is open, in one tab. */
  readonly id: string;
  /** As `writeWorkflow` writes it. */
  readonly text: string;
  readonly name?: string;
  readonly origin: Origin;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** It differs from what was saved where it comes from. */
  readonly dirty: boolean;
  /** The nodes that were open. */
  readonly path: readonly string[];
}

/** A draft that can be opened. */
export interface Draft extends DraftRecord {
  readonly workflow: Workflow;
}

/** What to keep of an open document as it is now. */
export function draftOf(
  { workflow, history, path }: Pick<EditorState, 'workflow' | 'history' | 'path'>,
  { id, origin, now }: { readonly id: string; readonly origin: Origin; readonly now: number },
): DraftRecord {
  return {
    ...{ version: 1, id, origin, path },
    text: writeWorkflow(workflow),
    ...(workflow.name !== undefined && { name: workflow.name }),
    savedAt: now,
    dirty: isDirty(history),
  };
}

/** Reads what was kept, of any age. `undefined` where it is no draft, or its document cannot be read. Throws nothing. */
export function readDraft(value: unknown): Draft | undefined {
  if (!isRecord(value) || value.version !== 1) return undefined;
  const { id, text, savedAt } = value;
  if (typeof id !== 'string' || typeof text !== 'string' || typeof savedAt !== 'number') return undefined;
  try {
    const workflow = parseWorkflow(text);
    const path = Array.isArray(value.path) ? value.path.filter((step) => typeof step === 'string') : [];
    return {
      ...{ version: 1, id, text, savedAt, workflow, path },
      ...(workflow.name !== undefined && { name: workflow.name }),
      origin: readOrigin(value.origin),
      dirty: value.dirty !== false,
    };
  } catch {
    return undefined; // half written, or of a newer Tweedie
  }
}

const kinds = ['template', 'file', 'server', 'link'] as const;

function readOrigin(value: unknown): Origin {
  const kind = isRecord(value) ? kinds.find((each) => each === value.kind) : undefined;
  const name = isRecord(value) && typeof value.name === 'string' ? value.name : '';
  return kind ? { kind, name } : { kind: 'new' };
}
