import { type JSX, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useElementSize } from '../../hooks/useElementSize.ts';
import { useFonts } from '../../hooks/useFonts.ts';
import { colourOf, useTheme } from '../../hooks/useTheme.ts';
import { strings } from '../../strings/viewer.ts';
import { classes } from '../../ui/classes.ts';
import { Segments } from '../../ui/Segments.tsx';
import { aligned, type Curve, suitsLog } from './curve.ts';
import css from './Curves.module.css';
import { Legend } from './Legend.tsx';
import { plotOptions } from './plotOptions.ts';

export interface CurvesProps {
  /** What the values are: "Residual". */
  readonly title: string;
  /** Their unit: "dB". */
  readonly unit?: string | undefined;
  /** @default 'Step' */
  readonly xTitle?: string;
  readonly curves: readonly Curve[];
  /** The scale at first. @default logarithmic where values are positive and span a factor of 30 or more */
  readonly scale?: 'linear' | 'log';
  readonly className?: string | undefined;
}

/** Curves over steps: of several runs, of several samples. The legend tells their values at the pointer. */
export function Curves(props: CurvesProps): JSX.Element {
  const { title, unit, xTitle = strings.step, curves, className } = props;
  const [chosen, setChosen] = useState(props.scale);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<number>();
  const [size, sizeRef] = useElementSize();
  const theme = useTheme();
  const fonts = useFonts();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const points = curves.some(({ x }) => x.length > 0);
  const positive = curves.every(({ y }) => y.every((value) => !(value <= 0)));
  const log = positive && (chosen ?? (suitsLog(curves) ? 'log' : 'linear')) === 'log';
  const data = useMemo(() => aligned(curves) as uPlot.AlignedData, [curves]);
  const names = curves.map(({ id, title: name }) => `${id} ${name}`).join('\n');

  useEffect(() => {
    const element = box.current!;
    if (size.width === 0 || size.height === 0) return undefined;
    const made = new uPlot(
      plotOptions(curves, {
        ...{ size, log, xTitle, hidden },
        yTitle: unit === undefined ? title : `${title}, ${unit}`,
        colour: (token) => colourOf(element, token),
        font: getComputedStyle(element).fontFamily,
        onCursor: setCursor,
      }),
      data,
      element,
    );
    plot.current = made;
    return () => {
      made.destroy();
      plot.current = undefined;
    };
    // New points alone do not need a new plot: `setData` takes them.
  }, [size, log, hidden, theme, fonts, names, title, unit, xTitle]);
  useEffect(() => plot.current?.setData(data), [data]);

  function press(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const u = plot.current;
    if (step === undefined || !u) return;
    event.preventDefault();
    const last = u.data[0].length - 1;
    const next = Math.min(last, Math.max(0, (u.cursor.idx ?? (step > 0 ? -1 : last + 1)) + step));
    u.setCursor({ left: u.valToPos(u.data[0][next]!, 'x'), top: u.bbox.height / devicePixelRatio / 2 });
  }

  return (
    <figure className={classes('tweedie', css.curves, className)}>
      <figcaption className={css.head}>
        <span className={css.title}>
          {title}
          {unit !== undefined && <span className={css.unit}> {unit}</span>}
        </span>
        {positive && points && (
          <Segments
            label={strings.scale}
            segments={[
              { id: 'linear', title: strings.linear },
              { id: 'log', title: strings.log },
            ]}
            value={log ? 'log' : 'linear'}
            onChange={setChosen}
          />
        )}
      </figcaption>
      <div ref={sizeRef} className={css.plot}>
        {points ? (
          <div
            ref={box}
            role="application"
            aria-label={`${strings.curvesOf(title, curves.length)}. ${strings.cursorHint}`}
            tabIndex={0}
            className={css.canvas}
            onKeyDown={press}
          />
        ) : (
          <div ref={box} className={css.none}>
            {strings.noPoints}
          </div>
        )}
      </div>
      {points && (
        <Legend
          {...{ curves, hidden, cursor, xTitle }}
          onToggle={(id) => {
            const next = new Set(hidden);
            if (!next.delete(id)) next.add(id);
            setHidden(next);
          }}
        />
      )}
    </figure>
  );
}
