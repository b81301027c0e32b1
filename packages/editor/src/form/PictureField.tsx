import { ImageUp } from 'lucide-react';
import { type DragEvent, type JSX, useRef, useState } from 'react';
import { useCanvas } from '../canvas/canvasContext.ts';
import { strings } from '../strings/form.ts';
import css from './Form.module.css';

export interface PictureFieldProps {
  readonly node: string;
  readonly title: string;
  /** What the document names; '' where that is nothing. */
  readonly file: string;
  readonly onFile: (file: File) => void;
}

/** A large place for a picture: drop one on it, or press it and choose one. */
export function PictureField({ node, title, file, onFile }: PictureFieldProps): JSX.Element {
  const { Picture } = useCanvas().files;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const name = file.slice(file.lastIndexOf('/') + 1);
  function take(given: File | undefined): void {
    if (!given) return;
    const isPicture = given.type.startsWith('image/');
    setRefused(isPicture ? undefined : strings.notAPicture(given.name));
    if (isPicture) onFile(given);
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }
  return (
    <div
      className={css.drop}
      data-over={over || undefined}
      data-empty={name === '' || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <button
        type="button"
        className={css.choose}
        aria-label={strings.choosePicture(title, name)}
        onClick={() => input.current?.click()}
      >
        {name !== '' && Picture && (
          <span className={css.picture}>
            <Picture file={file} node={node} />
          </span>
        )}
        <span className={css.hint}>
          <ImageUp aria-hidden />
          {name === '' ? strings.dropPicture : strings.dropOther}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        onChange={({ currentTarget }) => {
          take(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      {refused !== undefined && (
        <p role="alert" className={css.refused}>
          {refused}
        </p>
      )}
    </div>
  );
}
