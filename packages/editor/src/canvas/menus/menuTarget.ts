import type { CommandContext } from '../../keyboard/command.ts';

/** What a menu is about. */
export interface MenuTarget {
  readonly kind: 'pane' | 'node' | 'frame' | 'note' | 'edge' | 'boundary';
  readonly id: string;
  /** The port or the parameter of the node, as `input image`, `output mask` or `param sigma`. */
  readonly row?: string;
}

/** What lies under the pointer, or has the focus. It becomes the selection, unless it is in it. */
export function menuTarget(element: Element, { editor }: Pick<CommandContext, 'editor'>): MenuTarget {
  const { selection } = editor.getState();
  const edge = element.closest<SVGElement>('.react-flow__edge')?.dataset['id'];
  if (edge !== undefined) {
    if (!selection.edges.has(edge)) editor.actions.select({ items: [], edges: [edge] });
    return { kind: 'edge', id: edge };
  }
  const node = element.closest<HTMLElement>('.react-flow__node');
  const id = node?.dataset['id'];
  if (!node || id === undefined) return { kind: 'pane', id: '' };
  if (!selection.items.has(id)) editor.actions.select({ items: [id], edges: [] });
  const kind = (['frame', 'note', 'boundary'] as const).find((each) => id.startsWith(`${each}:`)) ?? 'node';
  const row = element.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return { kind, id, ...(row !== undefined && { row }) };
}

/** The parameter that a row is of; `undefined` for a port. */
export function parameterOfRow(row: string): string | undefined {
  const [kind, name] = row.split(' ');
  return kind === 'param' ? name : undefined;
}
