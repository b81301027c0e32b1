import { useStore } from '@xyflow/react';

/** The zoom under which nodes are too small to be read. */
export const farZoom = 0.4;

/** Whether the canvas is seen from so far that its words cannot be read. */
export function useIsFar(): boolean {
  return useStore(({ transform }) => transform[2] < farZoom);
}
