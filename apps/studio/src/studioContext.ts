import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Studio } from './createStudio.ts';
import type { OpenDocument } from './documents/createDesk.ts';

export const StudioContext = createContext<Studio | undefined>(undefined);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error('This component stands in a StudioContext');
  return studio;
}

/** The document that is open. */
export function useDocument(): OpenDocument {
  return useStore(useStudio().desk);
}
