import { expect, test } from 'vitest';
import { formatTable } from './table.ts';

test('columns are as wide as their widest cell, and numbers stand on the right', () => {
  const rows = [
    { name: 'a.png', psnr: 9.5 },
    { name: 'longer.png', psnr: 27.31 },
  ];
  const table = formatTable(rows, [
    { title: 'Picture', cell: ({ name }) => name },
    { title: 'PSNR', cell: ({ psnr }) => psnr.toFixed(2), align: 'right' },
  ]);
  expect(table).toBe(
    ['Picture      PSNR', '──────────  ─────', 'a.png        9.50', 'longer.png  27.31'].join('\n'),
  );
});

test('a table without rows is its header, and no line ends in blanks', () => {
  const table = formatTable([], [{ title: 'A', cell: String }]);
  expect(table).toBe('A\n─');
  expect(formatTable(['', 'x'], [{ title: 'Name', cell: (x) => x }])).toBe('Name\n────\n\nx');
});

test('on a terminal the last column is wrapped between words', () => {
  const columns = [
    { title: 'Name', cell: (): string => 'x' },
    { title: 'Meaning', cell: (text: string) => text },
  ];
  const table = formatTable(['one two three four five six seven eight nine'], columns, { width: 30 });
  expect(table).toBe(
    [
      'Name  Meaning',
      '────  ────────────────────────',
      'x     one two three four five',
      '      six seven eight nine',
    ].join('\n'),
  );
});
