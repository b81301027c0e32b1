import { createContext, useContext } from 'react';

/** The zoom under which nodes are too small to be read. */
export const farZoom = 0.4;

/** One answer for all nodes and edges: a thousand of them would each ask at every step of a pan. */
export const FarContext = createContext(false);

/** Whether the canvas is seen from so far that its words cannot be read. */
export function useIsFar(): boolean {
  return useContext(FarContext);
}
