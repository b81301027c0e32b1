/** @file What the canvas, its controls, the palette and the commands say. */
import type { PortKind } from '@tweedie/core';

const kinds: { readonly [K in PortKind]: string } = {
  image: 'image',
  mask: 'mask',
  operator: 'operator',
  noise: 'noise',
  measurement: 'measurement',
  prior: 'prior',
  samples: 'samples',
  number: 'number',
  text: 'text',
  table: 'table',
  chart: 'chart',
};

export const strings = {
  canvas: 'Graph',
  minimap: 'Overview of the graph',
  dismiss: 'Dismiss',

  // Nodes
  collapse: (title: string) => `Collapse ${title}`,
  expand: (title: string) => `Expand ${title}`,
  nameOf: (title: string) => `Name of ${title}`,
  unknownType: 'Unknown type',
  muted: 'Muted',
  bypassed: 'Bypassed',
  cut: 'Cut edges',
  pinned: 'Pinned',
  errors: (n: number) => (n === 1 ? '1 problem' : `${n} problems`),
  warnings: (n: number) => (n === 1 ? '1 warning' : `${n} warnings`),
  problemsOf: (text: string, title: string) => `${text} with ${title}`,
  severity: (severity: 'error' | 'warning') => (severity === 'error' ? 'Problem: ' : 'Warning: '),
  more: (n: number) => `${n} more`,
  fewer: 'Fewer',
  optional: 'optional',
  frame: 'Frame',
  frameTitle: 'Title of the frame',
  note: 'Note',
  notePlaceholder: 'Write a note',

  // Ports and edges
  kind: (kind: PortKind | undefined) => (kind === undefined ? 'unknown' : kinds[kind]),
  port: (
    side: 'input' | 'output',
    title: string,
    kind: PortKind | undefined,
    { list, connected }: { readonly list: boolean; readonly connected: boolean },
  ) =>
    [
      `${side === 'input' ? 'Input' : 'Output'} ${title}`,
      `${kind === undefined ? 'unknown' : kinds[kind]}${list ? ' list' : ''}`,
      ...(connected ? ['connected'] : []),
    ].join(', '),
  edge: (from: string, to: string) => `Edge from ${from} to ${to}`,
  each: 'for each',
  doesNotHold: 'does not hold',
  waypoint: (n: number) => `Bend ${n}`,
  replaces: (node: string) => `Takes the place of the edge from ${node}`,
  nothingFits: 'No port of this node takes it.',

  // Parameters
  showAtSubgraph: (title: string) => `Show ${title} at the subgraph`,
  takeBack: (title: string) => `Take ${title} back from the subgraph`,
  fromEdge: 'from the edge',
  promoted: (name: string) => `↗ ${name}`,
  reset: (title: string) => `Reset ${title}`,
  resetTo: (value: unknown) => `Back to ${short(value)}`,
  notANumber: (text: string) => (text.trim() === '' ? 'A number is missing.' : `“${text}” is not a number.`),
  notAColour: (text: string) => `“${text}” is no colour: write it as #rrggbb.`,
  notWhole: (title: string, value: number) => `${title} must be a whole number, got ${value}.`,
  notAbove: (title: string, min: number, value: number) =>
    `${title} must be greater than ${min}, got ${value}.`,
  below: (title: string, min: number, value: number) => `${title} must be at least ${min}, got ${value}.`,
  above: (title: string, max: number, value: number) => `${title} must be at most ${max}, got ${value}.`,
  ofLevels: (levels: number) => `${Number(levels.toPrecision(2))}/255`,
  less: (title: string) => `Less ${title}`,
  greater: (title: string) => `More ${title}`,
  roll: (title: string) => `Another ${title.toLowerCase()}`,
  pick: (title: string) => `Pick ${title}`,
  listOf: (title: string, n: number) => `${title}, ${n} in all`,
  chooseFile: (title: string, name: string) => `${title}: ${name === '' ? 'choose a file' : name}`,
  noFile: 'Choose…',
  items: (n: number) => (n === 1 ? '1 item' : `${n} items`),
  nothing: 'nothing',

  // Palette and lists
  addNode: 'Add a node',
  connectNew: (node: string) => `Add a node and connect it to ${node}`,
  searchNodes: 'Search by name, purpose or category',
  noNodes: (text: string) => (text === '' ? 'There is nothing that fits.' : `Nothing is called “${text}”.`),
  bestFirst: 'Best first',
  about: (title: string) => `About ${title}`,
  takes: 'Takes',
  gives: 'Gives',
  parameters: 'Parameters',
  portKind: (kind: PortKind | undefined, list: boolean, optional: boolean) =>
    [
      `${kind === undefined ? 'unknown' : kinds[kind]}${list ? ' list' : ''}`,
      ...(optional ? ['optional'] : []),
    ].join(', '),
  connectTitle: (title: string) => `Connect ${title}`,
  choosePort: 'Which port?',
  chooseTarget: 'To which port?',
  noPorts: 'This node has no such port.',
  noTargets: 'There is no such port.',
  side: (side: 'input' | 'output') => side,
  replacesShort: 'takes the place of another edge',
  commands: 'Commands',
  commandsSummary: 'Enter does what is marked.',
  searchCommands: 'Search',
  noCommands: 'There is no such command.',
  menu: 'What can be done here',
  insertNode: 'Insert a node…',
  bend: 'Bend here',
  straighten: 'Straighten',
  colour: 'Colour',
  colourName: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
  runWhatIsInside: 'Run what is inside',
  collapseInside: 'Collapse what is inside',
  expandInside: 'Expand what is inside',
  muteInside: 'Mute what is inside',
  bypassInside: 'Bypass what is inside',
  runInside: 'Let what is inside run',
  breadcrumbs: 'Where you are',
  untitled: 'Untitled',

  // In sight
  zoomBar: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomIs: (percent: number) => `Zoom is ${percent} %, set it to 100 %`,
  fit: 'Fit',
  flow: {
    'node.a11yDescription.default': 'Arrow keys move it, Alt and arrow keys go along edges.',
    'edge.a11yDescription.default': 'Delete removes it.',
  },
} as const;

/** A value no longer than a line. */
function short(value: unknown): string {
  const text = typeof value === 'string' ? value || '“”' : JSON.stringify(value);
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
