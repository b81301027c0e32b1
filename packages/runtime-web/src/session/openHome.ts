import { TweedieError } from '@tweedie/core';
import { errorOf } from '@tweedie/workflow';
import { type Channel, openChannel } from '../worker/openChannel.ts';
import { createPulse } from './createPulse.ts';
import type { Remark, SessionProtocol, Setup } from './protocol.ts';

type Of<K extends Remark['kind']> = Extract<Remark, { kind: K }>;

/** What a run hears of its Worker. */
export interface Listener {
  event(remark: Of<'event'>): void;
  result(remark: Of<'result'>): void;
  /** Nothing more will come. */
  ended(error: Error): void;
}

/** The Worker of a session, with the runs in it. */
export interface Home extends Pick<Channel<SessionProtocol>, 'ask' | 'broken' | 'end'> {
  /** What the Worker says of a run goes to its listener, until that leaves. */
  readonly listeners: Map<string, Listener>;
}

export interface HomeOptions {
  readonly setup: Setup;
  /** Seconds without a word, after which a Worker counts as lost. */
  readonly patience: number;
  readonly onNotice: (notice: Of<'notice'>['notice']) => void;
  readonly onDownload: (download: Of<'download'>['download']) => void;
}

const place = 'The Worker that runs workflows';

/** Speaks with a Worker that `serveSession` runs in, and gives it up where it is lost. */
export function openHome(worker: Worker, { setup, patience, onNotice, onDownload }: HomeOptions): Home {
  const listeners = new Map<string, Listener>();
  let asked = 0;
  const channel = openChannel<SessionProtocol>(worker, {
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
        case 'notice':
          return onNotice(remark.notice);
        case 'download':
          return onDownload(remark.download);
        case 'lost':
          return channel.end(lost(`broke down: ${remark.error.message}`));
      }
    },
    onBroken(error) {
      pulse.stop();
      for (const { ended } of [...listeners.values()]) ended(error);
      listeners.clear();
    },
  });
  const pulse = createPulse({
    worker,
    patience,
    isBusy: () => asked + listeners.size > 0,
    ping: () => void channel.ask('ping', {}).catch(() => undefined),
    onLost: (seconds) => channel.end(lost(`has not answered for ${seconds} seconds`)),
  });
  // What fails here fails the Worker: a plugin that is not there, say.
  channel.ask('setup', setup).catch((error: unknown) => {
    channel.end(lost(`could not begin: ${error instanceof Error ? error.message : String(error)}`));
  });
  return {
    listeners,
    async ask(kind, request) {
      asked++;
      pulse.watch();
      try {
        return await channel.ask(kind, request);
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

function lost(how: string): TweedieError {
  return new TweedieError('network-failed', `${place} ${how}`, {
    remedy: 'Run it again: another Worker starts. A smaller picture takes less memory.',
  });
}
