import type { NodeHostOptions } from '../host/createNodeHost.ts';
import type { SessionRunOptions } from './session.ts';

/** Where a run reads and writes, and how much of it. */
export function placesOf({
  folder,
  out,
  confined = false,
  limits: { bytes } = {},
}: Omit<SessionRunOptions, 'signal'>): Pick<NodeHostOptions, 'folder' | 'out' | 'confined' | 'bytes'> {
  return { folder, confined, ...(out !== undefined && { out }), ...(bytes !== undefined && { bytes }) };
}
