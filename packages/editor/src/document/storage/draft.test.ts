import { expect, test } from 'vitest';
import { builtIn, restoration } from '../fixtures/documents.ts';
import { createEditor } from '../store/createEditor.ts';
import { draftOf, readDraft } from './draft.ts';

test('A draft opens as it was, wherever it was kept', () => {
  const { actions, getState } = createEditor({ catalogue: builtIn, workflow: restoration({ name: 'Mine' }) });
  const node = actions.group(['blur'])!;
  actions.enter(node);
  const origin = { kind: 'template', name: 'deblurring' } as const;
  const kept = JSON.parse(JSON.stringify(draftOf(getState(), { id: 'a', origin, now: 5 }))) as unknown;
  const draft = readDraft(kept)!;
  expect(draft).toMatchObject({ id: 'a', origin, savedAt: 5, dirty: true, path: [node], name: 'Mine' });
  expect(draft.workflow).toEqual(getState().workflow);
});

test('What is no draft, or half of one, is not opened', () => {
  const { getState } = createEditor({ catalogue: builtIn, workflow: restoration() });
  const whole = draftOf(getState(), { id: 'a', origin: { kind: 'new' }, now: 5 });
  const broken = [
    undefined,
    null,
    3,
    {},
    { ...whole, version: 2 },
    { ...whole, text: whole.text.slice(0, 99) },
  ];
  expect(broken.map(readDraft)).toEqual(broken.map(() => undefined));
  expect(readDraft({ ...whole, origin: { kind: 'moon' }, path: [1, 'a'] })).toMatchObject({
    origin: { kind: 'new' },
    path: ['a'],
  });
});
