import type { End } from '@tweedie/workflow';
import type { StoreApi } from 'zustand/vanilla';
import { en } from '../../strings/en.ts';
import type { SubgraphPort } from '../boundary/boundaryEnds.ts';
import { movePort } from '../boundary/movePort.ts';
import { keysOf } from '../items.ts';
import { portsOf, targetIn } from '../ports/portsOf.ts';
import { ownOf, withMember } from '../records.ts';
import { group } from '../subgraphs/group.ts';
import { type PortList, promote, setPortTitle, unpromote } from '../subgraphs/promote.ts';
import { subgraphAt } from '../subgraphs/subgraphAt.ts';
import { ungroup } from '../subgraphs/ungroup.ts';
import type { Changer } from './createChanger.ts';
import { currentGraph, type EditorState } from './state.ts';

export interface GroupActions {
  /** Makes a subgraph of nodes, those that are selected unless given. Gives the node that stands for it. */
  group(items?: Iterable<string>, name?: string): string | undefined;
  /** Puts what is in a subgraph in the place of the node that stands for it, and selects it. */
  ungroup(node: string): void;
  /** Inside a subgraph: shows an input, an output or a parameter of a node to the users of the subgraph. */
  promote(list: PortList, end: End): void;
  /** Inside a subgraph: takes a port back by its name. */
  unpromote(list: PortList, name: string): void;
  /** Inside a subgraph: moves a port up, by −1, or down, by 1, among its like. */
  movePort(port: SubgraphPort, by: number): void;
  /** Inside a subgraph: sets what its users read at a port. */
  setPortTitle(list: PortList, name: string, title: string): void;
  /** Names a subgraph by its id. */
  setSubgraphName(subgraph: string, name: string): void;
}

export function groupActions(store: StoreApi<EditorState>, { edit, change }: Changer): GroupActions {
  const names = en.history;
  return {
    group(items = store.getState().selection.items, name: string = en.titles.group) {
      const { workflow, catalogue, path } = store.getState();
      const all = [...items];
      const made = group(workflow, subgraphAt(workflow, path), all, { catalogue, name });
      if (!made) return undefined;
      const select = { items: new Set([made.node]), edges: new Set<string>() };
      change(names.group(keysOf(all, 'node').length), () => made.workflow, { select });
      return made.node;
    },
    ungroup(node) {
      const { workflow, path } = store.getState();
      const unpacked = ungroup(workflow, subgraphAt(workflow, path), node);
      if (!unpacked) return;
      const select = { items: new Set(unpacked.items), edges: new Set<string>() };
      change(names.ungroup, () => unpacked.workflow, { select });
    },
    promote(list, end) {
      const { workflow, path } = store.getState();
      if (subgraphAt(workflow, path) === undefined) return;
      const title = titleOf(list, end);
      edit(names.promote(title), (graph) => promote(graph, list, end, title));
    },
    unpromote(list, name) {
      edit(names.unpromote(nameOf({ list, name })), (graph) => unpromote(graph, list, name));
    },
    movePort(port, by) {
      edit(names.movePort(nameOf(port)), (graph) => movePort(graph, port, by));
    },
    setPortTitle: (list, name, title) =>
      edit(names.portTitle(title), (graph) => setPortTitle(graph, list, name, title), {
        group: `title ${list} ${name}`,
        rest: 1000,
      }),
    setSubgraphName(subgraph, name) {
      const options = { group: `name ${subgraph}`, rest: 1000 };
      change(
        names.nameSubgraph(name),
        (workflow) => {
          const old = ownOf(workflow.subgraphs, subgraph);
          if (!old || old.name === name) return workflow;
          return {
            ...workflow,
            subgraphs: { ...workflow.subgraphs, [subgraph]: withMember(old, 'name', name) },
          };
        },
        options,
      );
    },
  };

  function nameOf({ list, name }: SubgraphPort): string {
    const ports: Readonly<Record<string, { readonly title?: string | undefined }>> =
      currentGraph(store.getState())[list] ?? {};
    return ownOf(ports, name)?.title ?? name;
  }

  function titleOf(list: PortList, [id, port]: End): string {
    const state = store.getState();
    const node = ownOf(currentGraph(state).nodes, id);
    const ports = node && portsOf(node, state);
    const found =
      list === 'outputs' ? ports?.outputs.find(({ name }) => name === port) : targetIn(ports, port);
    return found?.title ?? port;
  }
}
