/** What the page shows and offers. */
export interface Page {
  readonly before: HTMLCanvasElement;
  readonly after: HTMLCanvasElement;
  readonly start: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  /** How far it is, from 0 to 1; `undefined` shows that nobody knows. */
  show(status: string, share?: number): void;
  fail(message: string): void;
  notice(message: string): void;
}

/** Builds the page into an element. */
export function buildPage(root: HTMLElement): Page {
  root.innerHTML = `
    <h1>Tweedie</h1>
    <p>Repairs a scratched photograph with a diffusion prior, in this page alone.</p>
    <div class="pictures">
      <figure><canvas class="before"></canvas><figcaption>Damaged</figcaption></figure>
      <figure><canvas class="after"></canvas><figcaption>Restored</figcaption></figure>
    </div>
    <div class="controls">
      <button class="start primary" disabled>Restore</button>
      <button class="cancel" disabled>Cancel</button>
      <progress value="0"></progress>
    </div>
    <p class="status" role="status"></p>
    <p class="notice"></p>`;
  const find = <E extends Element>(selector: string): E => root.querySelector<E>(selector)!;
  const [bar, status] = [find<HTMLProgressElement>('progress'), find('.status')];
  return {
    before: find('.before'),
    after: find('.after'),
    start: find('.start'),
    cancel: find('.cancel'),
    show(text, share) {
      status.classList.remove('failed');
      status.textContent = text;
      if (share === undefined) bar.removeAttribute('value');
      else bar.value = share;
    },
    fail(message) {
      status.classList.add('failed');
      status.textContent = message;
      bar.value = 0;
    },
    notice: (message) => (find('.notice').textContent = message),
  };
}
