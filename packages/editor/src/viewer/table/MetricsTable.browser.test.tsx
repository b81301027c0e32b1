import type { Table } from '@tweedie/core';
import { page } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../../styles.css';
import { problemsOf } from '../../fixtures/problemsOf.ts';
import type { MadeFile } from '../saveFile.ts';
import { MetricsTable } from './MetricsTable.tsx';

const table: Table = {
  columns: [{ name: 'Solver' }, { name: 'PSNR', unit: 'dB' }, { name: 'Residual' }],
  rows: [
    ['DDRM', 25.77, 0.0012],
    ['DDNM', 27.41, 0.0021],
  ],
};
const better = { PSNR: 'higher', Residual: 'lower' } as const;

function solvers(): (string | undefined)[] {
  return [...document.querySelectorAll('tbody tr')].map((row) => row.children[0]?.textContent);
}

test('a press on a heading sorts by it, the better end first, then the other, then as it was', async () => {
  await render(<MetricsTable title="Results" {...{ table, better }} />);
  const heading = page.getByRole('columnheader', { name: 'PSNR' });
  const press = page.getByRole('button', { name: 'PSNR' });
  await press.click();
  await expect.element(heading).toHaveAttribute('aria-sort', 'descending');
  expect(solvers()).toEqual(['DDNM', 'DDRM']);
  await press.click();
  await expect.element(heading).toHaveAttribute('aria-sort', 'ascending');
  await press.click();
  await expect.element(heading).toHaveAttribute('aria-sort', 'none');
  expect(solvers()).toEqual(['DDRM', 'DDNM']);
});

test('the best of a column is marked by a sign and in words', async () => {
  await render(<MetricsTable title="Results" {...{ table, better }} />);
  const psnr = page.getByRole('cell', { name: 'best 27.41' });
  await expect.element(psnr).toBeVisible();
  expect(psnr.element().querySelector('svg')).not.toBeNull();
  await expect.element(page.getByRole('cell', { name: 'best 0.00120' })).toBeVisible();
  expect(page.getByText('best').elements()).toHaveLength(2);
});

test('it is copied as it is sorted, and saved with all digits', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const onSave = vi.fn<(file: MadeFile) => void>();
  await render(<MetricsTable title="Results" {...{ table, better, onSave }} />);
  await page.getByRole('button', { name: 'Sort by PSNR' }).or(page.getByRole('button', { name: 'PSNR' })).first().click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('menuitem', { name: 'Copy as Markdown' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied.');
  expect(write.mock.calls[0]![0]).toContain('| DDNM | 27.41 | 0.0021 |\n| DDRM |');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect(onSave.mock.calls[0]![0]).toMatchObject({
    name: 'results.csv',
    content: 'Solver,PSNR (dB),Residual\r\nDDNM,27.41,0.0021\r\nDDRM,25.77,0.0012\r\n',
  });
});

test('a browser that does not let it copy is no failure', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  await render(<MetricsTable title="Results" table={table} />);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('menuitem', { name: 'Copy for a spreadsheet' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('The browser did not allow it');
});

test.each(['dark', 'light', 'contrast'])('axe finds nothing wrong in %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await render(<MetricsTable title="Results" {...{ table, better }} />);
  await expect.element(page.getByRole('cell', { name: 'DDRM' })).toBeVisible();
  expect(await problemsOf(document.body)).toEqual([]);
});
