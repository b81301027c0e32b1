import { ArrowDown, ArrowUp, ChevronsUpDown, Copy, Download, Trophy } from 'lucide-react';
import type { Table } from '@tweedie/core';
import { csv } from '@tweedie/workflow';
import { type JSX, useState } from 'react';
import { strings } from '../../strings/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Menu } from '../../ui/Menu.tsx';
import { type MadeFile, fileNameOf, saveFile } from '../saveFile.ts';
import { columnFormat } from './columnFormat.ts';
import css from './MetricsTable.module.css';
import { type Better, bestOf, orderOf, type Sorting } from './orderOf.ts';
import { isNumeric, markdown, tsv } from './tableText.ts';

export interface MetricsTableProps {
  /** What is in it: the caption, and the name of the file. */
  readonly title: string;
  readonly table: Table;
  /** For columns, by their names: which end is better. The best one is marked. */
  readonly better?: Readonly<Record<string, Better>>;
  /** Takes the file that is saved. @default the browser saves it */
  readonly onSave?: (file: MadeFile) => void;
  readonly className?: string | undefined;
}

/** Results in rows: sorted by any column, the best one of each marked, to be copied and saved. */
export function MetricsTable(props: MetricsTableProps): JSX.Element {
  const { title, table, better = {}, onSave = saveFile, className } = props;
  const [sorting, setSorting] = useState<Sorting>();
  const [told, setTold] = useState('');
  const order = orderOf(table, sorting);
  const sorted = { ...table, rows: order.map((i) => table.rows[i]!) };

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setTold(strings.copied);
    } catch {
      setTold(strings.notCopied);
    }
  }

  return (
    <section className={classes('tweedie', css.metrics, className)} aria-label={title}>
      <header className={css.head}>
        <h3 className={css.title}>{title}</h3>
        <span role="status" className={css.told}>
          {told}
        </span>
        <Menu
          label={strings.copy}
          align="end"
          items={[
            { title: strings.copyTsv, onSelect: () => void copy(tsv(sorted)) },
            { title: strings.copyMarkdown, onSelect: () => void copy(markdown(sorted)) },
          ]}
        >
          <Button size="small" icon={<Copy aria-hidden />}>
            {strings.copy}
          </Button>
        </Menu>
        <Button
          size="small"
          icon={<Download aria-hidden />}
          onClick={() =>
            onSave({ name: `${fileNameOf(title)}.csv`, type: 'text/csv', content: csv(sorted) })
          }
        >
          {strings.downloadCsv}
        </Button>
      </header>
      {table.rows.length === 0 ? (
        <p className={css.none}>{strings.noRows}</p>
      ) : (
        <div className={css.scroll} tabIndex={0} role="group" aria-label={title}>
          <table className={css.table}>
            <caption className="tweedie-hidden">{title}</caption>
            <thead>
              <tr>
                {table.columns.map(({ name, unit }, column) => (
                  <Heading
                    key={name}
                    {...{ name, unit, column, sorting }}
                    better={better[name]}
                    right={isNumeric(table, column)}
                    onSort={setSorting}
                  />
                ))}
              </tr>
            </thead>
            <Rows table={table} order={order} better={better} />
          </table>
        </div>
      )}
    </section>
  );
}

interface HeadingProps {
  readonly name: string;
  readonly unit: string | undefined;
  readonly column: number;
  readonly better: Better | undefined;
  readonly right: boolean;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
}

function Heading({ name, unit, column, better, right, sorting, onSort }: HeadingProps): JSX.Element {
  const own = sorting?.column === column ? sorting : undefined;
  const firstDown = better !== 'lower' && right;
  // The better end first, then the other one, then as they came.
  const next = own ? (own.down === firstDown ? { column, down: !firstDown } : undefined) : { column, down: firstDown };
  const Icon = own ? (own.down ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      className={classes(right && css.right)}
      aria-sort={own ? (own.down ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={css.sort} title={strings.sortBy(name)} onClick={() => onSort(next)}>
        <span>
          {name}
          {unit !== undefined && <span className={css.unit}> {unit}</span>}
          {better && <span className="tweedie-hidden">, {strings.better[better]}</span>}
        </span>
        <Icon aria-hidden className={classes(css.arrow, own && css.on)} />
      </button>
    </th>
  );
}

interface RowsProps {
  readonly table: Table;
  readonly order: readonly number[];
  readonly better: Readonly<Record<string, Better>>;
}

function Rows({ table, order, better }: RowsProps): JSX.Element {
  const columns = table.columns.map(({ name }, c) => ({
    right: isNumeric(table, c),
    format: columnFormat(table, c),
    best: better[name] && bestOf(table, c, better[name]),
  }));
  return (
    <tbody>
      {order.map((i) => (
        <tr key={i}>
          {table.rows[i]!.map((value, c) => {
            const { right, format, best } = columns[c]!;
            const isBest = best !== undefined && value === best;
            return (
              <td key={c} className={classes(right && css.right, isBest && css.best)}>
                {isBest && (
                  <>
                    <Trophy aria-hidden />
                    <span className="tweedie-hidden">{strings.best} </span>
                  </>
                )}
                {format(value)}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
