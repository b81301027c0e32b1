import type { Line } from '../../worker/line.ts';

/**
 * What runs in the frame: it starts a Worker from the text that it is given, hands it the port that comes with it, and
 * says where the Worker cannot start.
 */
const script = [
  'addEventListener("message", ({ data, ports }) => {',
  '  const worker = new Worker(URL.createObjectURL(new Blob([data])));',
  '  worker.onerror = ({ message }) => parent.postMessage(String(message), "*");',
  '  worker.postMessage(0, ports);',
  '}, { once: true });',
].join('\n');

/** Of the script, in base64: the policy lets no other one run in the frame. */
const scriptHash = 'CkxEswsytxDKnzaPNM11zj9eIQUG6W5tpoDxcpRUD1Y=';

/**
 * What the frame and all that it starts may do: run scripts that are made here, and nothing else. Neither fetch nor
 * sockets, neither code from strings nor anything from an address.
 */
const policy = `default-src 'none'; script-src blob: 'sha256-${scriptHash}'; worker-src blob:`;

/**
 * Starts a script in a Worker that belongs to no site: it has no storage, no cookies and no network, and neither its
 * page nor any other one hears of it but over the line. Removing its frame ends it, whatever it does.
 */
export function openFrame(code: string): Line {
  const { port1: port, port2 } = new MessageChannel();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.title = 'Plugins';
  frame.hidden = true;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
  frame.addEventListener('load', () => frame.contentWindow?.postMessage(code, '*', [port2]), { once: true });

  const listening = new AbortController();
  function onTrouble(listener: (event: ErrorEvent) => void): void {
    const hear = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow) return;
      listener(new ErrorEvent('error', { message: String(data).slice(0, 1000) }));
    };
    window.addEventListener('message', hear, { signal: listening.signal });
  }
  document.documentElement.append(frame);
  return {
    postMessage: (message, handOver = []) => port.postMessage(message, handOver),
    addEventListener(type, listener) {
      if (type === 'error') return onTrouble(listener as (event: ErrorEvent) => void);
      port.addEventListener(type, listener as (event: MessageEvent) => void);
      port.start();
    },
    terminate() {
      listening.abort();
      port.close();
      frame.remove();
    },
  };
}
