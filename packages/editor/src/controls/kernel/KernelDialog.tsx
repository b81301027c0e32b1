import type { Kernel } from '@tweedie/workflow';
import { Blend, FlipHorizontal2, ImageUp, Redo2, Undo2 } from 'lucide-react';
import { type JSX, type KeyboardEvent, useRef, useState } from 'react';
import { isMac, matchKeys } from '../../keyboard/matchKeys.ts';
import { strings } from '../../strings/painter.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { type KernelShape, mirrored, softened, withShape, withSize } from './editKernel.ts';
import css from './Kernel.module.css';
import { KernelGrid } from './KernelGrid.tsx';
import { kernelOfFile } from './kernelOfFile.ts';
import { KernelPicture } from './KernelPicture.tsx';
import { LabelledSlider } from './LabelledSlider.tsx';
import { ShapeSliders } from './ShapeSliders.tsx';
import { useSteps } from './useSteps.ts';

export interface KernelDialogProps {
  readonly kernel: Kernel;
  /** It is over: with another kernel, or, where nothing is to change, without. */
  readonly onDone: (kernel?: Kernel) => void;
}

const shapes: readonly KernelShape[] = ['gaussian', 'motion', 'disc', 'box', 'drawn'];

/** Picks a kernel by its shape, draws one, or takes one from a picture. */
export function KernelDialog({ kernel: first, onDone }: KernelDialogProps): JSX.Element {
  const steps = useSteps(first);
  const { value: kernel, set, settle } = steps;
  const [weight, setWeight] = useState(255);
  const [problem, setProblem] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const hasChanged = kernel !== first;
  const done = (): void => onDone(hasChanged ? kernel : undefined);
  function put(next: Kernel): void {
    settle();
    set(next);
    settle();
  }
  function take(chosen: File): void {
    setProblem(undefined);
    kernelOfFile(chosen).then(
      (next) => (next ? put(next) : setProblem(strings.blackPicture)),
      () => setProblem(strings.notAPicture),
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    const keys = { 'Ctrl+Z': steps.undo, 'Ctrl+Y': steps.redo, 'Ctrl+Shift+Z': steps.redo };
    const found = Object.entries(keys).find(([each]) => matchKeys(each, event.nativeEvent, isMac()));
    if (!found) return;
    event.preventDefault();
    found[1]();
  }
  return (
    <Dialog
      open
      onOpenChange={done}
      title={strings.kernel}
      footer={
        <>
          <span className={css.note} role="status">
            {problem ?? strings.shapeSummaries[kernel.shape]}
          </span>
          <Button look="quiet" disabled={!hasChanged} onClick={() => onDone()}>
            {strings.discard}
          </Button>
          <Button look="primary" onClick={done}>
            {strings.done}
          </Button>
        </>
      }
    >
      <div className={css.kernel} onKeyDown={onKeyDown}>
        <div className={css.tools}>
          <Segments
            label={strings.shape}
            value={kernel.shape}
            onChange={(shape) => put(withShape(kernel, shape))}
            segments={shapes.map((id) => ({ id, title: strings.shapes[id] }))}
          />
          <span className={css.group}>
            <IconButton
              label={strings.undo}
              shortcut="Ctrl+Z"
              icon={<Undo2 aria-hidden />}
              disabled={!steps.canUndo}
              onClick={steps.undo}
            />
            <IconButton
              label={strings.redo}
              shortcut="Ctrl+Y"
              icon={<Redo2 aria-hidden />}
              disabled={!steps.canRedo}
              onClick={steps.redo}
            />
          </span>
        </div>
        <div className={css.parts}>
          <div className={css.view}>
            {kernel.shape === 'drawn' ? (
              <KernelGrid kernel={kernel} weight={weight} onChange={set} onSettle={settle} />
            ) : (
              <KernelPicture kernel={kernel} />
            )}
          </div>
          <div className={css.side}>
            <ShapeSliders kernel={kernel} onChange={set} onSettle={settle} />
            {kernel.shape === 'drawn' ? (
              <>
                <LabelledSlider
                  label={strings.gridSize}
                  unit="px"
                  min={3}
                  max={31}
                  step={2}
                  value={kernel.size}
                  onChange={(size) => set(withSize(kernel, size))}
                  onSettle={settle}
                />
                <LabelledSlider
                  label={strings.weight}
                  min={0}
                  max={255}
                  step={5}
                  value={weight}
                  onChange={setWeight}
                  onSettle={settle}
                />
                <Button size="small" icon={<Blend aria-hidden />} onClick={() => put(softened(kernel))}>
                  {strings.soften}
                </Button>
                <Button
                  size="small"
                  icon={<FlipHorizontal2 aria-hidden />}
                  onClick={() => put(mirrored(kernel))}
                >
                  {strings.mirror}
                </Button>
              </>
            ) : (
              <Button size="small" onClick={() => put(withShape(kernel, 'drawn'))}>
                {strings.drawFrom}
              </Button>
            )}
            <Button size="small" icon={<ImageUp aria-hidden />} onClick={() => file.current?.click()}>
              {strings.fromPicture}
            </Button>
            <input
              ref={file}
              type="file"
              hidden
              accept="image/*"
              onChange={({ currentTarget }) => {
                const chosen = currentTarget.files?.[0];
                if (chosen) take(chosen);
                currentTarget.value = '';
              }}
            />
          </div>
        </div>
      </div>
    </Dialog>
  );
}
