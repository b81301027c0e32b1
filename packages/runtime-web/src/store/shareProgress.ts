export type Progress = (loaded: number, total?: number) => void;

/** Tells progress here, and in other tabs and Workers that wait for the same model. */
export function shareProgress(name: string, onProgress: Progress): { tell: Progress; close(): void } {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Parameters<Progress>>) => onProgress(...data);
  return {
    tell(...progress) {
      onProgress(...progress);
      channel.postMessage(progress);
    },
    close: () => channel.close(),
  };
}
