import { currentGraph, type EditorState } from '../../document/store/state.ts';
import { portsOf } from '../../document/ports/portsOf.ts';
import { titleOfNode } from '../../document/ports/titleOfNode.ts';
import { strings } from '../../strings/run.ts';
import type { StaleReason } from '../stale/whyStale.ts';

/** A reason as a sentence, in the titles that people see. */
export function staleText(reason: StaleReason, node: string, state: EditorState): string {
  const { stale } = strings;
  const { nodes } = currentGraph(state);
  const found = Object.hasOwn(nodes, node) ? nodes[node] : undefined;
  const ports = found && portsOf(found, state);
  switch (reason.because) {
    case 'type':
      return stale.type;
    case 'parameter': {
      const { name, before, now } = reason;
      const info = ports?.params.find(({ description }) => description.name === name);
      return stale.parameter(info?.description.title ?? name, before, now);
    }
    case 'connection': {
      const port = ports?.inputs.find(({ name }) => name === reason.port);
      return stale.connection(port?.title ?? reason.port);
    }
    case 'source': {
      const id = reason.node.split('/').at(-1)!;
      return stale.source(titleOfNode(state, id));
    }
  }
}
