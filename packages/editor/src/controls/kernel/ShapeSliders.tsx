import type { Kernel } from '@tweedie/workflow';
import type { JSX } from 'react';
import { strings } from '../../strings/painter.ts';
import { LabelledSlider } from './LabelledSlider.tsx';

export interface ShapeSlidersProps {
  readonly kernel: Kernel;
  readonly onChange: (kernel: Kernel) => void;
  readonly onSettle: () => void;
}

/** The numbers of a shape. */
export function ShapeSliders({ kernel, onChange, onSettle }: ShapeSlidersProps): JSX.Element | null {
  switch (kernel.shape) {
    case 'gaussian':
      return slider(strings.sigma, 'sigma', [0.2, 16, 0.1], 'px');
    case 'motion':
      return (
        <>
          {slider(strings.length, 'length', [1, 63, 0.5], 'px')}
          {slider(strings.angle, 'angle', [-180, 180, 1], '°')}
        </>
      );
    case 'disc':
      return slider(strings.radius, 'radius', [0.5, 31, 0.5], 'px');
    case 'box':
      return slider(strings.side, 'width', [1, 63, 0.5], 'px');
    case 'drawn':
      return null;
  }

  function slider(
    label: string,
    name: string,
    [min, max, step]: readonly [number, number, number],
    unit: string,
  ): JSX.Element {
    const value = (kernel as unknown as Readonly<Record<string, number>>)[name]!;
    return (
      <LabelledSlider
        {...{ label, unit, min, max, step, value, onSettle }}
        onChange={(next) => onChange({ ...kernel, [name]: next })}
      />
    );
  }
}
