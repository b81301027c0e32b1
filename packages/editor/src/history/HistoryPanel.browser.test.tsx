import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { builtIn, restoration } from '../document/fixtures/documents.ts';
import { createEditor, type Editor } from '../document/store/createEditor.ts';
import { problemsOf } from '../fixtures/problemsOf.ts';
import '../styles.css';
import { HistoryPanel } from './HistoryPanel.tsx';

async function showPanel(): Promise<Editor> {
  document.documentElement.dataset['theme'] = 'dark';
  const editor = createEditor({ catalogue: builtIn, workflow: restoration() });
  editor.actions.setMode(['blur'], 'mute');
  editor.actions.markSaved();
  editor.actions.setLabel(['photo'], 'Head');
  editor.actions.remove({ items: ['show'] });
  await render(
    <main className="tweedie" style={{ width: 300, height: 400, background: 'var(--surface)' }}>
      <HistoryPanel editor={editor} />
    </main>,
  );
  return editor;
}

const current = (): string => document.querySelector('[aria-current]')!.textContent;

test('the steps are listed by name, and a click goes to one', async () => {
  const editor = await showPanel();
  const names = [...document.querySelectorAll('li')].map((item) => item.textContent);
  expect(names).toEqual(['As it was opened', 'Mute node', 'Rename to Head', 'Remove node']);
  expect(current()).toBe('Remove node');
  await userEvent.click(page.getByRole('button', { name: 'Mute node' }));
  expect(editor.getState().workflow.nodes['photo']!.label).toBeUndefined();
  await expect.poll(current).toBe('Mute node');
  await userEvent.click(page.getByRole('button', { name: 'As it was opened' }));
  expect(editor.getState().workflow).toEqual(restoration());
});

test('arrow keys go through the steps, Enter takes one', async () => {
  const editor = await showPanel();
  document.querySelector<HTMLElement>('[aria-current]')!.focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}');
  expect(editor.getState().history.position).toBe(1);
  await userEvent.keyboard('{End}{Enter}');
  expect(editor.getState().history.position).toBe(3);
});

test('clearing forgets the steps and keeps the document', async () => {
  const editor = await showPanel();
  const { workflow } = editor.getState();
  await userEvent.click(page.getByRole('button', { name: 'Clear' }));
  expect(editor.getState().workflow).toBe(workflow);
  expect(editor.getState().history).toEqual({ entries: [], position: 0, saved: undefined });
  await expect
    .element(page.getByText('What you change is listed here, and can be taken back.'))
    .toBeVisible();
});

test('axe finds nothing in the list of steps', async () => {
  const editor = await showPanel();
  editor.actions.undo();
  await expect.poll(current).toBe('Rename to Head');
  expect(await problemsOf(document.body)).toEqual([]);
});
