import '@tweedie/editor/styles.css';
import { TweedieError } from '@tweedie/core';
import { parseWorkflow } from '@tweedie/workflow';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { createStore } from 'zustand/vanilla';
import type { Studio } from '../createStudio.ts';
import { StudioContext } from '../studioContext.ts';
import { MissingPlugins } from './MissingPlugins.tsx';

const workflow = parseWorkflow({
  format: 1,
  plugins: { 'tweedie-plugin-haze': { version: '^1.2.0', integrity: 'sha512-H' } },
  nodes: { a: { type: 'tweedie-plugin-haze/haze', version: 1 }, b: { type: 'lab/x', version: 1 } },
  edges: [],
});

test('what is missing is listed, and nothing is fetched before somebody asks for it', async () => {
  const find = vi.fn(() =>
    Promise.reject(new TweedieError('not-found', 'npm has no package', { remedy: 'Ask.' })),
  );
  const plugins = Object.assign(
    createStore(() => ({ plugins: [], failures: [] })),
    { find },
  );
  const studio = { plugins, session: { catalogue: { plugins: [], all: [], find: () => undefined } } };
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  onTestFinished(() => root.unmount());
  root.render(
    <StrictMode>
      <StudioContext value={studio as unknown as Studio}>
        <MissingPlugins workflow={workflow} onClose={() => undefined} />
      </StudioContext>
    </StrictMode>,
  );
  const rows = page.getByRole('listitem');
  await expect.element(rows.first()).toBeVisible();
  expect(rows.elements().map((row) => row.getAttribute('aria-label'))).toEqual([
    'tweedie-plugin-haze',
    'lab',
  ]);
  await expect.element(page.getByText('saved with ^1.2.0')).toBeVisible();
  expect(find).not.toHaveBeenCalled();

  await page.getByRole('button', { name: 'Look on npm…' }).first().click();
  // The very package that the document was saved with, which is the first version of its range.
  expect(find).toHaveBeenCalledWith({ npm: 'tweedie-plugin-haze@1.2.0' }, { integrity: 'sha512-H' });
  await expect.element(page.getByRole('alert')).toHaveTextContent('npm has no package. Ask.');
});
