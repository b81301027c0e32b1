/** The part of a WebSocket that is used. */
export interface Wire {
  readonly bufferedAmount: number;
  send(data: string | Buffer, sent: (error?: Error) => void): void;
}

export interface Outbox {
  /** Sends, unless the client is behind. */
  send(message: object): void;
  /** Sends the newest picture of its kind; one that is still being made is replaced. */
  sendPicture(kind: string, make: () => Promise<Buffer>): void;
  /** Resolves when all that was given has gone. */
  drained(): Promise<void>;
}

/** So much may wait for a client before it is behind. */
const most = 4 * 2 ** 20;

/**
 * What goes to one client. Memory is bounded: a client that takes too long gets nothing more until it has taken what
 * is there, then `catchUp` tells it all over again.
 */
export function createOutbox(wire: Wire, catchUp: () => void): Outbox {
  const pictures = new Map<string, () => Promise<Buffer>>();
  const making = new Map<string, Promise<void>>();
  let onWire = 0;
  let behind = false;
  let idle: (() => void)[] = [];

  function put(data: string | Buffer): void {
    onWire++;
    wire.send(data, () => {
      onWire--;
      if (onWire > 0) return;
      if (behind) {
        behind = false;
        catchUp();
      }
      settle();
    });
    if (wire.bufferedAmount > most) behind = true;
  }
  function settle(): void {
    if (onWire > 0 || making.size > 0) return;
    for (const resolve of idle) resolve();
    idle = [];
  }
  async function makePictures(kind: string): Promise<void> {
    for (let make = pictures.get(kind); make; make = pictures.get(kind)) {
      pictures.delete(kind);
      const picture = await make().catch(() => undefined); // an estimate that is no picture, such as NaN
      if (picture && !behind) put(picture);
    }
    making.delete(kind);
    settle();
  }
  return {
    send(message) {
      if (!behind) put(JSON.stringify(message));
    },
    sendPicture(kind, make) {
      if (behind) return;
      pictures.set(kind, make);
      if (!making.has(kind)) making.set(kind, makePictures(kind));
    },
    drained: () =>
      new Promise((resolve) => {
        idle.push(resolve);
        settle();
      }),
  };
}
