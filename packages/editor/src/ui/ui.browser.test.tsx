import { Settings } from 'lucide-react';
import { type JSX, useState } from 'react';
import { page, userEvent } from 'vitest/browser';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import '../styles.css';
import { problemsOf } from '../fixtures/problemsOf.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';
import { PointerMenu } from './PointerMenu.tsx';
import { Segments } from './Segments.tsx';
import { Select } from './Select.tsx';
import { Slider } from './Slider.tsx';
import { Switch } from './Switch.tsx';
import { Tabs } from './Tabs.tsx';

const options = [
  { value: 'ddrm', title: 'DDRM', summary: 'Kawar et al., 2022' },
  { value: 'ddnm', title: 'DDNM' },
];

function All(): JSX.Element {
  const [solver, setSolver] = useState('ddrm');
  const [sigma, setSigma] = useState(0.5);
  const [on, setOn] = useState(false);
  const [tab, setTab] = useState('result');
  const [open, setOpen] = useState(false);
  return (
    <main className="tweedie" style={{ background: 'var(--surface)' }}>
      <h1>Parts</h1>
      <Button look="primary" onClick={() => setOpen(true)}>
        Run
      </Button>
      <Button look="danger">Delete</Button>
      <Button disabled>Later</Button>
      <IconButton label="Settings" shortcut="Ctrl+," icon={<Settings aria-hidden />} />
      <IconButton label="Loupe" pressed icon={<Settings aria-hidden />} />
      <Select label="Solver" options={options} value={solver} onChange={setSolver} />
      <Segments
        label="Scale"
        segments={[
          { id: 'on', title: 'On' },
          { id: 'off', title: 'Off' },
        ]}
        value={on ? 'on' : 'off'}
        onChange={(id) => setOn(id === 'on')}
      />
      <Slider
        label="Noise level"
        value={sigma}
        min={0}
        max={1}
        step={0.1}
        format={(value) => `σ ${value}`}
        onChange={setSigma}
      />
      <Switch label="Keep colours" checked={on} onChange={setOn} />
      <Tabs
        label="Panels"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'result', title: 'Result', content: 'A picture' },
          { id: 'problems', title: 'Problems', badge: '3', content: 'Three of them' },
        ]}
      />
      <Dialog open={open} onOpenChange={setOpen} title="Before it runs" summary="A word of it.">
        Inside
      </Dialog>
    </main>
  );
}

test.each(['dark', 'light', 'contrast'])('axe finds nothing wrong in %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await render(<All />);
  await expect.element(page.getByRole('button', { name: 'Run' })).toBeVisible();
  expect(await problemsOf(document.body)).toEqual([]);
});

test('a select, a slider, a switch, segments and tabs work by keys', async () => {
  await render(<All />);
  const focus = (role: 'combobox' | 'slider' | 'switch' | 'radio' | 'tab', name: string): void =>
    (page.getByRole(role, { name }).element() as HTMLElement).focus();
  focus('combobox', 'Solver');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('option', { name: 'DDNM' })).toBeVisible();
  const focused = (): string | null | undefined => document.activeElement?.textContent;
  await expect.poll(focused).toContain('DDRM');
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(focused).toBe('DDNM');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('combobox', { name: 'Solver' })).toHaveTextContent('DDNM');
  focus('slider', 'Noise level');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('slider')).toHaveAttribute('aria-valuetext', 'σ 0.6');
  focus('switch', 'Keep colours');
  await userEvent.keyboard(' ');
  await expect.element(page.getByRole('radio', { name: 'On' })).toBeChecked();
  focus('tab', 'Result');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByText('Three of them')).toBeVisible();
});

test('a dialog takes the focus, has a name, and gives the focus back', async () => {
  await render(<All />);
  await page.getByRole('button', { name: 'Run' }).click();
  const dialog = page.getByRole('dialog', { name: 'Before it runs' });
  await expect.element(dialog).toHaveAccessibleDescription('A word of it.');
  expect(dialog.element().contains(document.activeElement)).toBe(true);
  expect(await problemsOf(dialog.element())).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.activeElement?.textContent).toBe('Run');
});

test('a tooltip says what a button does, and its keys, also to who comes by keyboard', async () => {
  await render(<All />);
  (page.getByRole('button', { name: 'Settings' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}');
  await expect.element(page.getByText('Ctrl').first()).toBeVisible();
});

test('a menu opens from its button and at the pointer, with the same lines', async () => {
  const [copy, mute] = [vi.fn(), vi.fn()];
  const items = [
    { heading: 'Node' },
    { title: 'Copy', shortcut: 'Ctrl+C', onSelect: copy },
    { title: 'Muted', checked: true, onCheck: mute },
    'separator' as const,
    { title: 'Insert', items: [{ title: 'Blur', onSelect: vi.fn() }] },
  ];
  await render(
    <main>
      <Menu label="Node" items={items}>
        <IconButton label="More" icon={<Settings aria-hidden />} />
      </Menu>
      <PointerMenu label="Node" items={items}>
        <p>A place</p>
      </PointerMenu>
    </main>,
  );
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Muted' }).click();
  expect(mute).toHaveBeenCalledWith(false);
  await page.getByText('A place').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  expect(copy).toHaveBeenCalledOnce();
  await page.getByText('A place').click({ button: 'right' });
  await userEvent.keyboard('{ArrowUp}{ArrowRight}');
  await expect.element(page.getByRole('menuitem', { name: 'Blur' })).toBeVisible();
});
