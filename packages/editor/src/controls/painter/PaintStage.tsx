import {
  type Dispatch,
  type JSX,
  type KeyboardEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { CanvasFiles } from '../../canvas/canvasContext.ts';
import type { Point } from '../../document/geometry.ts';
import { strings } from '../../strings/painter.ts';
import type { MaskRaster } from './createMaskRaster.ts';
import { type MaskLook, maskPixels, percentMasked } from './maskPixels.ts';
import css from './Painter.module.css';
import { isFull, type PaintAction, type Painting, type Place, strokeOf } from './painting.ts';
import type { PictureUnder } from './pictureUnder.ts';
import { Underlay } from './Underlay.tsx';
import type { PaintView } from './usePaintView.ts';
import { useStagePointers } from './useStagePointers.ts';

export interface PaintStageProps {
  readonly painting: Painting;
  readonly act: Dispatch<PaintAction>;
  readonly raster: MaskRaster;
  /** Which part of the picture the strokes mark, when they changed. */
  readonly onPercent: (percent: number) => void;
  readonly look: MaskLook;
  readonly view: PaintView;
  readonly picture: PictureUnder['picture'];
  readonly Picture: CanvasFiles['Picture'];
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The picture, the mask over it, and the hand that paints: by pointer, or by arrow keys and the space bar. */
export function PaintStage(props: PaintStageProps): JSX.Element {
  const { painting, act, look, view, picture, Picture } = props;
  const { size, tool, radius, draft } = painting;
  const { left, top, scale, placeAt } = view;
  const stage = useRef<HTMLDivElement>(null);
  const space = useRef<'up' | 'down' | 'used'>('up');
  const [hover, setHover] = useState<Point>();
  const [cross, setCross] = useState<Place>();
  const [byKeys, setByKeys] = useState(false);
  const help = useId();
  const width = size.width * scale;
  const height = size.height * scale;

  useStagePointers(stage, {
    onBegin(at, alt) {
      setCross(undefined);
      act({ do: 'begin', at: placeAt(at), erase: painting.erase !== alt });
    },
    onExtend: (to) => act({ do: 'extend', to: to.map(placeAt) }),
    onEnd: () => act({ do: 'end' }),
    onCancel: () => act({ do: 'cancel' }),
    onHover: setHover,
    onPan: view.pan,
    onZoom: view.zoom,
    pans() {
      if (space.current === 'up') return false;
      space.current = 'used';
      return true;
    },
  });

  function onKeyDown(event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    if (arrow && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const by = event.altKey ? 1 : (event.shiftKey ? 0.05 : 0.01) * Math.min(size.width, size.height);
      const [x, y] = cross ?? [0.5, 0.5];
      const to: Place = [clamp(x + (arrow[0] * by) / size.width), clamp(y + (arrow[1] * by) / size.height)];
      setCross(to);
      view.bringInSight(to);
      if (byKeys) act({ do: 'extend', to: [to] });
    } else if (event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) space.current = 'down';
    } else if (event.key === 'Enter') {
      event.preventDefault();
      putDown();
    }
  }
  function onKeyUp(event: KeyboardEvent): void {
    if (event.key !== ' ') return;
    event.preventDefault();
    if (space.current === 'down') putDown();
    space.current = 'up';
  }
  function putDown(): void {
    const at = cross ?? [0.5, 0.5];
    setCross(at);
    if (!byKeys && isFull(painting)) return;
    setByKeys(!byKeys);
    act(byKeys ? { do: 'end' } : { do: 'begin', at });
  }
  useEffect(() => {
    if (!draft) setByKeys(false); // given up elsewhere, as by Escape
  }, [draft]);

  const ring = cross ? { x: left + cross[0] * width, y: top + cross[1] * height } : hover;
  const ringSize = 2 * radius * Math.min(width, height);
  return (
    <div
      ref={(element) => {
        stage.current = element;
        return view.ref(element);
      }}
      role="application"
      aria-label={strings.stage}
      aria-describedby={help}
      tabIndex={0}
      data-autofocus
      className={css.stage}
      data-tool={tool}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={() => (space.current = 'up')}
    >
      <span id={help} hidden>
        {strings.help}
      </span>
      <div className={css.picture} style={{ left, top, width, height }} data-pixels={scale > 2 || undefined}>
        {picture && look === 'overlay' && (
          <div className={css.under} data-grey={picture.grey || undefined} data-fit={picture.fit}>
            <Underlay picture={picture} Picture={Picture} />
          </div>
        )}
        <MaskCanvas {...props} />
        {draft && tool !== 'brush' && <Outline painting={painting} />}
      </div>
      {ring && tool === 'brush' && (
        <span
          className={css.ring}
          style={{ left: ring.x, top: ring.y, width: ringSize, height: ringSize }}
          aria-hidden
        />
      )}
      {cross && (
        <span className={css.cross} style={{ left: ring!.x, top: ring!.y }} data-down={byKeys || undefined} />
      )}
      <span role="status" className="tweedie-hidden">
        {cross &&
          [
            strings.at(Math.round(cross[0] * size.width), Math.round(cross[1] * size.height)),
            ...(byKeys ? [strings.down] : []),
          ].join('. ')}
      </span>
    </div>
  );
}

/** Pixel by pixel what the node will give. */
function MaskCanvas({ painting, raster, look, onPercent }: PaintStageProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ readonly look: MaskLook; readonly strokes: Painting['strokes'] }>(undefined);
  const { width, height } = painting.size;
  const { strokes } = painting;
  const more = useMemo(() => strokeOf(painting), [painting]);
  useEffect(() => {
    const { mask, changed } = raster.show(strokes, more);
    const part = last.current?.look === look ? changed : { x: 0, y: 0, width, height };
    if (last.current?.strokes !== strokes && !more) onPercent(percentMasked(mask));
    last.current = { look, strokes: more ? (last.current?.strokes ?? strokes) : strokes };
    if (part.width === 0 || part.height === 0) return;
    canvas.current!.getContext('2d')!.putImageData(maskPixels(mask, part, look), part.x, part.y);
  }, [raster, strokes, more, look, width, height, onPercent]);
  return <canvas ref={canvas} width={width} height={height} className={css.mask} aria-hidden />;
}

/** The rim of a box or a lasso that is being drawn. */
function Outline({ painting: { draft, size } }: Pick<PaintStageProps, 'painting'>): JSX.Element {
  const { tool, points } = draft!;
  const corners = tool === 'box' ? boxCorners(points[0]!, points.at(-1)!) : points;
  const path = corners.map(([x, y]) => `${x * size.width},${y * size.height}`).join(' ');
  return (
    <svg
      className={css.outline}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <polygon points={path} />
      <polygon points={path} />
    </svg>
  );
}

function boxCorners([ax, ay]: Place, [bx, by]: Place): readonly Place[] {
  return [
    [ax, ay],
    [bx, ay],
    [bx, by],
    [ax, by],
  ];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
