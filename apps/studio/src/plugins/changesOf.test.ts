import type { WebPlugin } from '@tweedie/runtime-web';
import { expect, test } from 'vitest';
import { changesOf } from './changesOf.ts';

function pluginOf(version: string, nodes: readonly string[], permissions: readonly string[] = []): WebPlugin {
  const manifest = { nodes: nodes.map((title) => ({ type: `p/${title}`, title })), permissions };
  return { name: 'p', version, integrity: `sha512-${version}`, manifest } as unknown as WebPlugin;
}

test('an update says which nodes come and go, and what more it asks for', () => {
  const before = pluginOf('1.0.0', ['blur', 'noise']);
  expect(changesOf(before, pluginOf('1.1.0', ['blur', 'haze'], ['network']))).toEqual({
    version: ['1.0.0', '1.1.0'],
    added: ['haze'],
    removed: ['noise'],
    permissions: ['network'],
  });
  expect(changesOf(before, before)).toBeUndefined();
});
