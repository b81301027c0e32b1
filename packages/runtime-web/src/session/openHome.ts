import { TweedieError } from '@tweedie/core';
import { errorOf } from '@tweedie/workflow';
import type { Line } from '../worker/line.ts';
import { type Channel, openChannel } from '../worker/openChannel.ts';
import type { Protocol } from '../worker/protocol.ts';
import { createPulse } from './createPulse.ts';
import type { Remark } from './protocol.ts';

type Of<K extends Remark['kind']> = Extract<Remark, { kind: K }>;

/** What a run hears of its Worker. */
export interface Listener {
  event(remark: Of<'event'>): void;
  result(remark: Of<'result'>): void;
  /** Nothing more will come. */
  ended(error: Error): void;
}

/** A Worker that runs workflows, with the runs in it. */
export interface Home<P extends Protocol<P>> extends Pick<Channel<P>, 'ask' | 'broken' | 'end'> {
  /** What the Worker says of a run goes to its listener, until that leaves. */
  readonly listeners: Map<string, Listener>;
}

export interface HomeOptions<P extends Protocol<P>> {
  /** What messages call it. */
  readonly place: string;
  /** Readies the Worker: all that is asked waits for it. What fails here fails the Worker. */
  readonly begin: (channel: Pick<Channel<P>, 'ask'>) => Promise<unknown>;
  /** Seconds without a word, after which a Worker counts as lost. */
  readonly patience: number;
  /** That it is lost, how, and by what. @default `network-failed` */
  readonly lost?: (sentence: string, cause?: unknown) => TweedieError;
  /** Hears what is not of a run. */
  readonly onRemark?: (remark: Of<'notice' | 'download' | 'checked'>) => void;
}

/** Any of them can be asked whether it still hears. */
interface Pinged {
  readonly ping: { readonly request: object; readonly answer: object };
}

/** Speaks with a Worker that runs workflows, and gives it up where it is lost. */
export function openHome<P extends Protocol<P>>(
  worker: Line,
  { place, begin, patience, lost = networkFailed, onRemark }: HomeOptions<P>,
): Home<P> {
  const listeners = new Map<string, Listener>();
  let asked = 0;
  const channel = openChannel<P>(worker, {
    place,
    onRemark(said) {
      const remark = said as Remark;
      switch (remark.kind) {
        case 'event':
          return listeners.get(remark.runId)?.event(remark);
        case 'result':
          return listeners.get(remark.runId)?.result(remark);
        case 'ended':
          return listeners.get(remark.runId)?.ended(errorOf(remark.error));
        case 'lost':
          return channel.end(lost(`${place} broke down: ${remark.error.message}`));
        case 'notice':
        case 'download':
        case 'checked':
          return onRemark?.(remark);
      }
    },
    onBroken(error) {
      pulse.stop();
      for (const { ended } of [...listeners.values()]) ended(error);
      listeners.clear();
    },
  });
  const pinged = channel as unknown as Channel<Pinged>;
  const pulse = createPulse({
    worker,
    patience,
    isBusy: () => asked + listeners.size > 0,
    ping: () => void pinged.ask('ping', {}).catch(() => undefined),
    onLost: (seconds) => channel.end(lost(`${place} has not answered for ${seconds} seconds`)),
  });
  let isReady = false;
  const begun = begin(channel).then(
    () => (isReady = true),
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      channel.end(lost(`${place} could not begin: ${why}`, error));
    },
  );
  return {
    listeners,
    async ask(kind, request, handOver) {
      asked++;
      pulse.watch();
      try {
        if (!isReady) await begun;
        return await channel.ask(kind, request, handOver);
      } finally {
        asked--;
      }
    },
    get broken() {
      return channel.broken;
    },
    end: channel.end,
  };
}

function networkFailed(sentence: string): TweedieError {
  return new TweedieError('network-failed', sentence, {
    remedy: 'Run it again: another Worker starts. A smaller picture takes less memory.',
  });
}
