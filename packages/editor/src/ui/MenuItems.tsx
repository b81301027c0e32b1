import { Check, ChevronRight } from 'lucide-react';
import type { ContextMenu, DropdownMenu } from 'radix-ui';
import type { JSX, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Keys } from './Keys.tsx';
import css from './list.module.css';
import type { MenuItem } from './menuItem.ts';

/** What menus that open from a button and menus that open at the pointer have in common. */
export type MenuParts = Pick<
  typeof DropdownMenu,
  | 'Item'
  | 'CheckboxItem'
  | 'ItemIndicator'
  | 'Label'
  | 'Separator'
  | 'Sub'
  | 'SubTrigger'
  | 'SubContent'
  | 'Portal'
> &
  Pick<typeof ContextMenu, 'Item'>;

export interface MenuItemsProps {
  readonly items: readonly MenuItem[];
  readonly parts: MenuParts;
}

/** The lines of a menu. */
export function MenuItems({ items, parts }: MenuItemsProps): JSX.Element {
  return (
    <>
      {items.map((item, i) => (
        <Line key={keyOf(item, i)} item={item} parts={parts} />
      ))}
    </>
  );
}

function keyOf(item: MenuItem, i: number): string {
  if (item === 'separator') return `separator ${i}`;
  return 'heading' in item ? `heading ${item.heading}` : `${item.title} ${i}`;
}

function Line({ item, parts }: { readonly item: MenuItem; readonly parts: MenuParts }): JSX.Element {
  if (item === 'separator') return <parts.Separator className={css.separator} />;
  if ('heading' in item) return <parts.Label className={css.heading}>{item.heading}</parts.Label>;
  if ('items' in item) {
    return (
      <parts.Sub>
        <parts.SubTrigger disabled={item.disabled ?? false} className={css.item}>
          <Inside icon={item.icon} title={item.title} />
          <span className={css.mark}>
            <ChevronRight aria-hidden />
          </span>
        </parts.SubTrigger>
        <parts.Portal>
          <parts.SubContent className={`tweedie ${css.list}`} collisionPadding={8}>
            <MenuItems items={item.items} parts={parts} />
          </parts.SubContent>
        </parts.Portal>
      </parts.Sub>
    );
  }
  const disabled = item.disabled ?? false;
  if ('checked' in item) {
    const tick = (
      <parts.ItemIndicator>
        <Check aria-hidden />
      </parts.ItemIndicator>
    );
    return (
      <parts.CheckboxItem
        checked={item.checked}
        onCheckedChange={item.onCheck}
        disabled={disabled}
        className={css.item}
      >
        <Inside icon={tick} title={item.title} shortcut={item.shortcut} />
      </parts.CheckboxItem>
    );
  }
  return (
    <parts.Item
      onSelect={item.onSelect}
      disabled={disabled}
      className={classes(css.item, item.danger === true && css.danger)}
    >
      <Inside icon={item.icon} title={item.title} shortcut={item.shortcut} />
    </parts.Item>
  );
}

interface InsideProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly shortcut?: string | undefined;
}

function Inside({ icon, title, shortcut }: InsideProps): JSX.Element {
  return (
    <>
      <span className={css.mark}>{icon}</span>
      <span className={css.title}>{title}</span>
      {shortcut !== undefined && (
        <span className={css.keys}>
          <Keys keys={shortcut} />
        </span>
      )}
    </>
  );
}
