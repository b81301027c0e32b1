import { type JSX, useEffect, useState } from 'react';
import { useStudio } from '../studioContext.ts';

/** A picture of the shelf, as wide as its place. */
export function FilePicture({ file }: { file: string }): JSX.Element | null {
  const { shelf } = useStudio();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let over = false;
    shelf.read(file).then(
      (blob) => {
        if (over) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      },
      () => setAddress(undefined),
    );
    return () => {
      over = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [file, shelf]);
  return address === undefined ? null : (
    <img src={address} alt={file} style={{ width: '100%', display: 'block' }} />
  );
}
