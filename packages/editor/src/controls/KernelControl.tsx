import type { Kernel } from '@tweedie/workflow';
import { Grid3x3 } from 'lucide-react';
import { type JSX, lazy, Suspense, useState } from 'react';
import { strings } from '../strings/painter.ts';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';
import { KernelPicture } from './kernel/KernelPicture.tsx';
import { OtherControl } from './OtherControl.tsx';

const KernelDialog = lazy(() =>
  import('./kernel/KernelDialog.tsx').then((module) => ({ default: module.KernelDialog })),
);

/** A kernel: its shape and its picture, and the dialog to choose or draw another. */
export function KernelControl(props: ControlProps): JSX.Element {
  const { description, value, onChange, onSettle, disabled } = props;
  const [open, setOpen] = useState(false);
  if (!isKernel(value)) return <OtherControl {...props} />;
  return (
    <span className={css.file} data-picture>
      <button
        type="button"
        className={css.choose}
        aria-label={strings.edit(description.title)}
        aria-haspopup="dialog"
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        <Grid3x3 aria-hidden />
        <span>{strings.shapes[value.shape]}</span>
      </button>
      <span className={css.kernel}>
        <KernelPicture kernel={value} />
      </span>
      {open && (
        <Suspense>
          <KernelDialog
            kernel={value}
            onDone={(next) => {
              setOpen(false);
              if (!next) return;
              onSettle();
              onChange(next);
              onSettle();
            }}
          />
        </Suspense>
      )}
    </span>
  );
}

/** A document may hold anything: what is wrong with it is said elsewhere. */
function isKernel(value: unknown): value is Kernel {
  const { shape, ...numbers } = (value ?? {}) as Partial<Kernel>;
  if (shape === undefined || !Object.hasOwn(strings.shapes, shape)) return false;
  if (shape !== 'drawn')
    return Object.values(numbers).every((each) => Number.isFinite(each) && Math.abs(each as number) < 1000);
  const { size, weights } = numbers as { readonly size?: unknown; readonly weights?: unknown };
  return typeof size === 'number' && Array.isArray(weights) && weights.length === size * size && size <= 31;
}
