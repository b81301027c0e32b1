import { Button } from '@tweedie/editor';
import { LayoutGrid } from 'lucide-react';
import type { JSX } from 'react';
import { strings } from '../strings/start.ts';
import { useStudio } from '../studioContext.ts';

/** Opens the templates. */
export function GalleryButton(): JSX.Element {
  const { view } = useStudio();
  return (
    <Button
      look="quiet"
      icon={<LayoutGrid aria-hidden />}
      aria-haspopup="dialog"
      onClick={() => view.setState({ dialog: 'gallery' })}
    >
      {strings.templates}
    </Button>
  );
}
