/** A thread that messages go to and come from: a Worker, or what stands for one. */
export interface Line {
  postMessage(message: object, handOver?: Transferable[]): void;
  addEventListener<K extends keyof LineEvents>(type: K, listener: (event: LineEvents[K]) => void): void;
  /** Ends the thread. */
  terminate(): void;
}

interface LineEvents {
  readonly message: MessageEvent;
  readonly messageerror: MessageEvent;
  readonly error: ErrorEvent;
}
