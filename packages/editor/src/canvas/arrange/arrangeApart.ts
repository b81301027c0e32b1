import { arrange, type Arranged, type Drawing } from '../../document/layout/arrange.ts';

/** Arranges a drawing in a Worker, so that the page goes on; where there can be none, here. */
export function arrangeApart(drawing: Drawing): Promise<Arranged> {
  return new Promise<Arranged>((resolve) => {
    const worker = new Worker(new URL('./arrangeWorker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Arranged>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = () => {
      worker.terminate();
      resolve(arrange(drawing));
    };
    worker.postMessage(drawing);
  });
}
