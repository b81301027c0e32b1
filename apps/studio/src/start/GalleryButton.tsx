import { Button } from '@tweedie/editor';
import { LayoutGrid } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../strings/start.ts';
import { useStudio } from '../studioContext.ts';
import css from './GalleryButton.module.css';

/** Opens the templates. */
export function GalleryButton(): JSX.Element {
  const { view } = useStudio();
  return (
    <Button
      look="quiet"
      icon={<LayoutGrid aria-hidden />}
      aria-label={strings.templates}
      title={strings.templates}
      aria-haspopup="dialog"
      onClick={() => view.setState({ dialog: 'gallery' })}
    >
      <span className={css.label}>{strings.templates}</span>
    </Button>
  );
}
