import type { CommandContext } from './command.ts';

/** Selects an item, brings it in sight where it is not, and gives it the focus. */
export function focusItem({ editor, flow, root }: CommandContext, id: string): void {
  editor.actions.select({ items: [id], edges: [] });
  const node = flow.getNode(id);
  if (!node) return;
  const size = editor.sizeOf(id);
  const { x, y } = node.position;
  const corners = [
    flow.flowToScreenPosition({ x, y }),
    flow.flowToScreenPosition({ x: x + size.width, y: y + 60 }),
  ];
  const view = root.getBoundingClientRect();
  const isIn = corners.every(
    (point) => point.x >= view.left && point.x <= view.right && point.y >= view.top && point.y <= view.bottom,
  );
  if (!isIn) {
    void flow.setCenter(x + size.width / 2, y + size.height / 2, { zoom: flow.getZoom() });
  }
  focus(4);

  /** A node that comes in sight is in the page a moment later, when one may have gone on. */
  function focus(tries: number): void {
    if (!editor.getState().selection.items.has(id)) return;
    const element = root.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (element) element.focus({ preventScroll: true });
    else if (tries > 0) requestAnimationFrame(() => focus(tries - 1));
  }
}
