import { FolderOpen } from 'lucide-react';
import { type DragEvent, type JSX, useRef } from 'react';
import { useCanvas } from '../canvas/canvasContext.ts';
import { strings } from '../strings/canvas.ts';
import type { ControlProps } from './control.ts';
import css from './controls.module.css';

const accepted: Readonly<Record<string, string>> = {
  'image-file': 'image/*',
  'prior-file': '.json,.onnx',
};

/** A file: its name, its picture where the host knows it, and a button that opens another. One may be dropped on it too. */
export function FileControl({ node, description, value, onFile, disabled }: ControlProps): JSX.Element {
  const { Picture } = useCanvas().files;
  const input = useRef<HTMLInputElement>(null);
  const { title, format = '' } = description;
  const file = typeof value === 'string' ? value : '';
  const hasPicture = Picture !== undefined && file !== '' && format === 'image-file';
  const name = file.slice(file.lastIndexOf('/') + 1);
  function onDrop(event: DragEvent): void {
    const dropped = event.dataTransfer.files[0];
    if (disabled || !dropped) return;
    event.preventDefault();
    event.stopPropagation(); // the canvas would make a node of it
    onFile(dropped);
  }
  return (
    <span
      className={css.file}
      data-picture={hasPicture || undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <button
        type="button"
        className={css.choose}
        aria-label={strings.chooseFile(title, name)}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <FolderOpen aria-hidden />
        <span>{name === '' ? strings.noFile : name}</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted[format]}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          if (chosen) onFile(chosen);
          currentTarget.value = '';
        }}
      />
      {hasPicture && (
        <span className={css.picture}>
          <Picture file={file} node={node} />
        </span>
      )}
    </span>
  );
}
