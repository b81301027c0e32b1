import { z } from 'zod';

const count = z.int().positive();

export const shape = z
  .object({
    channels: count,
    height: count.nullable(),
    width: count.nullable(),
    multiple: count,
    trainedOn: z.tuple([count, count]).optional(),
  })
  .superRefine(({ height, width, multiple }, { addIssue }) => {
    const rule = (side: 'height' | 'width', input: number | null, message: string): void =>
      addIssue({ code: 'custom', path: [side], input, message });
    if (height === null && width !== null) rule('width', width, 'must be null as height is');
    if (width === null && height !== null) rule('height', height, 'must be null as width is');
    if (height !== null && height % multiple) rule('height', height, `must be a multiple of ${multiple}`);
    if (width !== null && width % multiple) rule('width', width, `must be a multiple of ${multiple}`);
  });
