import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { builtIn, restoration } from '../document/fixtures/documents.ts';
import { createEditor, type Editor } from '../document/store/createEditor.ts';
import { currentGraph } from '../document/store/state.ts';
import { createRuns } from '../run/createRuns.ts';
import { RunsContext } from '../run/components/runsContext.ts';
import { problemsOf } from '../fixtures/problemsOf.ts';
import '../styles.css';
import { Outline } from './Outline.tsx';

/** The outline of a subgraph that measures and restores. */
async function show(): Promise<Editor> {
  const editor = createEditor({ catalogue: builtIn, workflow: restoration() });
  editor.actions.enter(editor.actions.group(['measure', 'restore'])!);
  await render(
    <main className="tweedie" style={{ width: 420, height: 640 }}>
      <RunsContext value={{ editor, runs: createRuns() }}>
        <Outline editor={editor} />
      </RunsContext>
    </main>,
  );
  return editor;
}

test('the inputs of a subgraph are rows, first of all, and can be changed by keys alone', async () => {
  const editor = await show();
  const titles = (): string[] =>
    page
      .getByRole('row')
      .elements()
      .map((row) => row.getAttribute('data-title')!);
  expect([titles().at(0), titles().at(-1)]).toEqual(['Inputs', 'Outputs']);

  page
    .getByRole('row', { name: /^Inputs/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowRight}{ArrowDown}');
  expect(titles().slice(1, 6)).toEqual(['Image', 'Operator', 'Prior', 'Steps', 'New input']);
  expect(document.activeElement!.textContent).toContain('→ Measure › Image');

  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(Object.keys(currentGraph(editor.getState()).inputs!)).toEqual(['operator', 'image', 'prior']);
  await userEvent.keyboard('{F2}Picture{Enter}');
  expect(currentGraph(editor.getState()).inputs).toMatchObject({ image: { title: 'Picture' } });
  await expect.poll(() => document.activeElement!.getAttribute('data-title')).toBe('Picture');

  await userEvent.keyboard('{Delete}');
  expect(currentGraph(editor.getState()).inputs).not.toHaveProperty('image');
  expect(editor.getState().history.entries.at(-1)!.name).toBe('Take back Picture');
});

test('a new input is made by choosing what it leads to', async () => {
  const editor = await show();
  page
    .getByRole('row', { name: /^Inputs/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowRight}');
  page
    .getByRole('row', { name: /^New input/ })
    .element()
    .focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('option', { name: /Measure › Noise/ })).toBeVisible();
  await userEvent.keyboard('measure noise{Enter}');
  expect(currentGraph(editor.getState()).inputs).toMatchObject({ noise: { to: [['measure', 'noise']] } });
  await expect.element(page.getByRole('row', { name: /Noise.*Measure › Noise/ }).first()).toBeVisible();
  expect(await problemsOf(document.body)).toEqual([]);
});
