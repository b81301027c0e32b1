/** What tabs of the studio tell each other. */
export type Said =
  /** Somebody wants to edit the document elsewhere. */
  | { readonly is: 'let-go'; readonly id: string }
  /** What is kept is other than before. */
  | { readonly is: 'changed' };

export interface TabLine {
  say(said: Said): void;
  /** Hears what other tabs say. */
  listen(hear: (said: Said) => void): void;
}

export function openTabLine(): TabLine {
  const channel = new BroadcastChannel('tweedie-documents');
  return {
    say: (said) => channel.postMessage(said),
    listen: (hear) => channel.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data)),
  };
}
