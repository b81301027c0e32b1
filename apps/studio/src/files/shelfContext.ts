import { createContext, useContext } from 'react';
import type { Shelf } from './createShelf.ts';

export const ShelfContext = createContext<Shelf | undefined>(undefined);

export function useShelf(): Shelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error('This component stands in a ShelfContext');
  return shelf;
}
