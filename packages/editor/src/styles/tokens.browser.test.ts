import { cdp } from 'vitest/browser';
import { afterEach, expect, test } from 'vitest';
import '../styles.css';

interface Cdp {
  send(method: 'Emulation.setEmulatedMedia', media: { features: { name: string; value: string }[] }): Promise<void>;
}

/** What the system is said to prefer. */
async function prefer(preferences: Readonly<Record<string, string>>): Promise<void> {
  const features = Object.entries(preferences).map(([name, value]) => ({ name, value }));
  await (cdp() as unknown as Cdp).send('Emulation.setEmulatedMedia', { features });
}

const root = document.documentElement;
afterEach(async () => {
  delete root.dataset['theme'];
  root.style.colorScheme = '';
  await prefer({});
});

/** The colour that a token stands for, from 0 to 255. */
function token(name: string): number[] {
  const probe = document.createElement('span');
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color.match(/[\d.]+/g)!.map(Number);
  probe.remove();
  return colour.slice(0, 3);
}

/** The contrast of WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(token(a)), luminance(token(b))].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(colour: readonly number[]): number {
  const [r, g, b] = colour.map((code) => {
    const c = code / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

const surfaces = ['canvas', 'surface', 'raised', 'sunken', 'hover'];
const words = ['text', 'text-muted', 'accent', 'good', 'warning', 'bad'];
const ports = 'image mask operator noise measurement prior samples number text table chart';
const lines = ['border-strong', 'focus'];
const inks = [
  ...ports.split(' ').map((kind) => `kind-${kind}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((i) => `series-${i}`),
  ...['red', 'green', 'blue'].map((channel) => `channel-${channel}`),
];
const filled = [
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-hover'],
  ['on-accent', 'bad-fill'],
  ['accent', 'accent-soft'],
  ['text', 'active'],
  ['good', 'good-soft'],
  ['warning', 'warning-soft'],
  ['bad', 'bad-soft'],
] as const;

test.each([
  ['dark', '', 4.5, 3],
  ['light', '', 4.5, 3],
  ['contrast', '', 7, 4.5],
  ['contrast', 'light', 7, 4.5],
])('in the theme %s %s, words have %d : 1 and lines %d : 1', (theme, scheme, forWords, forLines) => {
  root.dataset['theme'] = theme;
  root.style.colorScheme = scheme;
  for (const surface of surfaces) {
    for (const word of words) {
      expect(contrast(word, surface), `${word} on ${surface}`).toBeGreaterThanOrEqual(forWords);
    }
    for (const line of lines) {
      expect(contrast(line, surface), `${line} on ${surface}`).toBeGreaterThanOrEqual(forLines);
    }
  }
  for (const [word, fill] of filled) {
    expect(contrast(word, fill), `${word} on ${fill}`).toBeGreaterThanOrEqual(4.5);
  }
  for (const ink of inks) expect(contrast(ink, 'surface'), ink).toBeGreaterThanOrEqual(3);
});

test('without a theme, the page is dark or light as the system is', async () => {
  await prefer({ 'prefers-color-scheme': 'light' });
  const light = token('surface');
  await prefer({ 'prefers-color-scheme': 'dark' });
  const dark = token('surface');
  root.dataset['theme'] = 'light';
  expect(token('surface')).toEqual(light);
  root.dataset['theme'] = 'dark';
  expect(token('surface')).toEqual(dark);
  expect(luminance(light)).toBeGreaterThan(luminance(dark));
});

test('more contrast is the same whether a person or the system asks for it', async () => {
  const all = [...surfaces, ...words, ...lines, 'border', 'accent-fill', 'accent-fill-hover', 'bad-fill'];
  await prefer({ 'prefers-contrast': 'more', 'prefers-color-scheme': 'dark' });
  const asked = all.map(token);
  await prefer({});
  root.dataset['theme'] = 'contrast';
  expect(all.map(token)).toEqual(asked);
  root.dataset['theme'] = 'dark';
  expect(all.map(token)).not.toEqual(asked);
});
