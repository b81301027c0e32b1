import type { Line } from '../../worker/line.ts';
import type { Answer, Request } from '../../worker/protocol.ts';
import { answers, message } from './messages.ts';

/** The same line, over which only what makes sense is heard: whatever runs at its other end may say anything. */
export function believed(line: Line): Line {
  const asked = new Map<number, string>();

  function understood(said: unknown): Answer | undefined {
    const { success, data } = message.safeParse(said);
    if (!success || 'remark' in data) return data as Answer | undefined;
    const kind = asked.get(data.id);
    if (kind === undefined) return undefined;
    asked.delete(data.id);
    if ('failure' in data) return data as Answer;
    const answer = answers[kind as keyof typeof answers].safeParse(data.value);
    if (answer.success) return { id: data.id, value: answer.data };
    return {
      id: data.id,
      failure: { code: 'bad-plugin', message: 'The plugins gave an answer that is none' },
    };
  }
  return {
    postMessage(message, handOver) {
      const { id, kind } = message as Request;
      asked.set(id, kind);
      line.postMessage(message, handOver);
    },
    addEventListener(type, listener) {
      if (type !== 'message') return line.addEventListener(type, listener);
      line.addEventListener('message', ({ data }) => {
        const answer = understood(data);
        if (answer)
          (listener as (event: MessageEvent) => void)(new MessageEvent('message', { data: answer }));
      });
    },
    terminate: line.terminate,
  };
}
