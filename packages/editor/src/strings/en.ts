/** @file Every word that people read, in one place. */
import type { PortKind } from '@tweedie/core';
import { kindNames } from '@tweedie/workflow';

/** "1 node", "3 nodes" */
function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "node", "3 nodes" */
function some(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? one : `${n} ${many}`;
}

/** A value in a name, no longer than a line. */
function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

export const en = {
  /** What each step of the history is called. */
  history: {
    add: (title: string) => `Add ${title}`,
    remove: (n: number) => `Remove ${count(n, 'item')}`,
    removeNodes: (n: number) => `Remove ${some(n, 'node')}`,
    removeEdges: (n: number) => `Remove ${some(n, 'edge')}`,
    move: (n: number) => `Move ${some(n, 'node')}`,
    moveItems: (n: number) => `Move ${some(n, 'item')}`,
    connect: (from: string, to: string) => `Connect ${from} to ${to}`,
    disconnect: (to: string) => `Disconnect ${to}`,
    reconnect: 'Reconnect an edge',
    swap: 'Swap links',
    insert: (title: string) => `Insert ${title} on an edge`,
    insertBehind: (title: string, picture: string) => `Insert ${title} behind ${picture}`,
    detach: (n: number) => `Detach ${some(n, 'node')}`,
    waypoints: 'Bend an edge',
    set: (title: string, value: unknown) =>
      typeof value === 'object' && value !== null && JSON.stringify(value).length > 40
        ? `Change ${title}`
        : `Set ${title} to ${short(value)}`,
    unset: (title: string) => `Reset ${title}`,
    label: (label: string) => (label === '' ? 'Remove the label' : `Rename to ${short(label)}`),
    rename: (id: string) => `Change the id to ${id}`,
    note: (n: number) => `Edit the note of ${some(n, 'node')}`,
    mute: (n: number) => `Mute ${some(n, 'node')}`,
    bypass: (n: number) => `Bypass ${some(n, 'node')}`,
    unmute: (n: number) => `Let ${some(n, 'node')} run`,
    muteFrame: 'Mute what is in a frame',
    bypassFrame: 'Bypass what is in a frame',
    unmuteFrame: 'Let what is in a frame run',
    pin: (n: number) => `Pin ${some(n, 'node')}`,
    unpin: (n: number) => `Unpin ${some(n, 'node')}`,
    collapse: (n: number) => `Collapse ${some(n, 'node')}`,
    expand: (n: number) => `Expand ${some(n, 'node')}`,
    duplicate: (n: number) => `Duplicate ${some(n, 'item')}`,
    paste: (n: number) => `Paste ${some(n, 'item')}`,
    frame: 'Add a frame',
    putInFrame: (n: number) => `Move ${some(n, 'node')} into a frame`,
    takeOutOfFrame: (n: number) => `Move ${some(n, 'node')} out of its frame`,
    changeFrame: 'Change a frame',
    canvasNote: 'Add a note',
    changeNote: 'Change a note',
    align: 'Align',
    distribute: 'Distribute',
    tidy: 'Tidy',
    group: (n: number) => `Group ${some(n, 'node')}`,
    ungroup: 'Ungroup',
    promote: (title: string) => `Promote ${title}`,
    unpromote: (title: string) => `Take back ${title}`,
    portTitle: (title: string) => `Call a port ${short(title)}`,
    movePort: (title: string) => `Move ${title} among the ports`,
    removePorts: (n: number) => `Take back ${count(n, 'port')}`,
    nameSubgraph: (name: string) => `Call the group ${short(name)}`,
    showInForm: (title: string) => `Show ${short(title)} in the form`,
    hideFromForm: (title: string) => `Hide ${short(title)} from the form`,
    moveField: (title: string) => `Move ${title} in the form`,
    setField: (title: string) => `Change ${title} in the form`,
    formText: 'Change the words of the form',
    nameDocument: (name: string) => `Call the graph ${short(name)}`,
  },
  titles: {
    frame: 'Frame',
    group: 'Group',
    groups: 'Groups',
    groupSummary: 'Nodes of this graph that are used as one',
    inputs: 'Inputs',
    outputs: 'Outputs',
    newInput: 'New input',
    newOutput: 'New output',
  },
  /** Why an edge at the boundary of a subgraph may not be. */
  boundary: {
    through: {
      message: 'A value must go through a node inside on its way from the inputs to the outputs.',
      remedy: 'Connect it outside of the subgraph.',
    },
    already: (title: string, side: 'inputs' | 'outputs') =>
      `${title} is an ${side === 'inputs' ? 'input' : 'output'} of the subgraph already.`,
    onlyParameters: (port: string, title: string) =>
      `${port} is set by a value of the subgraph, and ${title} is no parameter.`,
    otherParameter: (port: string, title: string) => `${port} and ${title} take values of different kinds.`,
    noEdge: (title: string) => `${title} is set by a value, and no edge can bring it.`,
    otherKind: (port: string, brought: PortKind, title: string, taken: PortKind) =>
      `${title} takes ${kindNames[taken]}, and ${port} brings ${kindNames[brought]}.`,
  },
} as const;
