import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { builtIn, large } from '../../document/fixtures/documents.ts';
import { createEditor } from '../../document/store/createEditor.ts';
import { placesOf } from '../../document/layout/placesOf.ts';
import { currentGraph } from '../../document/store/state.ts';
import { nodeOf, placed, showCanvas } from '../fixtures/showCanvas.tsx';
import { arrangeApart } from './arrangeApart.ts';

test('a large graph is arranged in a Worker as it would be here, in one step', async () => {
  const [here, apart] = [0, 1].map(() => createEditor({ catalogue: builtIn, workflow: large(60) }));
  here!.actions.tidy();
  await apart!.actions.tidyWith(arrangeApart, Object.keys(large(60).nodes));
  expect(placesOf(currentGraph(apart!.getState()))).toEqual(placesOf(currentGraph(here!.getState())));
  expect(apart!.getState().history.entries.map(({ name }) => name)).toEqual(['Tidy']);
});

test('what was removed meanwhile stays away, and another graph than that which was meant is left alone', async () => {
  const editor = createEditor({ catalogue: builtIn, workflow: large(60) });
  const tidied = editor.actions.tidyWith(arrangeApart, Object.keys(large(60).nodes));
  editor.actions.remove({ items: ['photo3'] });
  await tidied;
  expect(currentGraph(editor.getState()).layout.nodes).not.toHaveProperty('photo3');
  const group = editor.actions.group(['photo1', 'blur1'])!;
  const again = editor.actions.tidyWith(arrangeApart, Object.keys(large(60).nodes));
  editor.actions.enter(group);
  const { position } = editor.getState().history;
  await again;
  expect(editor.getState().history.position).toBe(position);
});

test('nodes move to their places, and are there at once in the document', async () => {
  const editor = await showCanvas(
    placed({ photo: ['workflow/phantom'], grey: ['workflow/grey'] }, ['photo.image > grey.image'], {
      photo: [600, 40],
      grey: [40, 300],
    }),
  );
  const before = nodeOf('photo').getBoundingClientRect().x;
  await userEvent.keyboard('{Control>}{Shift>}f{/Shift}{/Control}');
  const to = placesOf(currentGraph(editor.getState())).get('photo')!.x;
  expect(to).toBeLessThan(placesOf(currentGraph(editor.getState())).get('grey')!.x);
  await expect.poll(() => nodeOf('photo').getBoundingClientRect().x).toBeCloseTo(to, 0);
  expect(before).toBeCloseTo(600, 0);
});
