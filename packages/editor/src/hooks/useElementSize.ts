import { useCallback, useState } from 'react';
import type { Size } from '../viewer/picture/view.ts';

/** The size of an element in pixels of the page, and the function that takes it as its `ref`. */
export function useElementSize(): readonly [Size, (element: Element | null) => (() => void) | undefined] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: Element | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      setSize((last) => (last.width === width && last.height === height ? last : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}
