/** @file Where things stand on a boundary node, in pixels. The style sheet has the same numbers. */
import { type BoundaryData, portNames } from '../../document/views/boundaryViews.ts';
import { header, padding, portRow } from '../nodes/nodeRows.ts';

export interface BoundaryRows {
  readonly height: number;
  /** The places of ports, by name, from the top of the node to the middle of the port. */
  readonly ports: ReadonlyMap<string, number>;
}

export function boundaryRows(data: BoundaryData): BoundaryRows {
  const names = portNames(data);
  const top = header + padding;
  return {
    height: top + names.length * portRow + padding,
    ports: new Map(names.map((name, i) => [name, top + i * portRow + portRow / 2])),
  };
}
