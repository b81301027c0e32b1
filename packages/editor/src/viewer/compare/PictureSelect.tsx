import type { JSX } from 'react';
import { Select } from '../../ui/Select.tsx';
import type { Picture } from '../picture/picture.ts';

export interface PictureSelectProps {
  readonly label: string;
  readonly pictures: readonly Picture[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A choice of one of the pictures. */
export function PictureSelect({ label, pictures, value, onChange }: PictureSelectProps): JSX.Element {
  return (
    <Select
      {...{ label, value, onChange }}
      options={pictures.map(({ id, title, note }) => ({
        value: id,
        title,
        ...(note !== undefined && { summary: note }),
      }))}
    />
  );
}
