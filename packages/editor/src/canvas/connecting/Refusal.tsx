import { CircleAlert, X } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { strings } from '../../strings/canvas.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useCanvas, useCanvasUi } from '../canvasContext.ts';
import css from './ConnectionHint.module.css';

/** Says for a while why the last thing did not work. */
export function Refusal(): JSX.Element {
  const { ui } = useCanvas();
  const refusal = useCanvasUi((state) => state.refusal);
  useEffect(() => {
    if (!refusal) return undefined;
    const timer = setTimeout(() => ui.setState({ refusal: undefined }), 12_000);
    return () => clearTimeout(timer);
  }, [refusal, ui]);
  return (
    <div role="status" className={css.place}>
      {refusal && (
        <div className={css.refusal}>
          <CircleAlert aria-hidden />
          <div>
            <p>{refusal.message}</p>
            {refusal.remedy !== undefined && <p className={css.remedy}>{refusal.remedy}</p>}
          </div>
          <IconButton
            size="small"
            label={strings.dismiss}
            icon={<X aria-hidden />}
            onClick={() => ui.setState({ refusal: undefined })}
          />
        </div>
      )}
    </div>
  );
}
