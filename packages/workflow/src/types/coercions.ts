/** What may happen to a value on its way along an edge: `from-to`. */
export type CoercionName =
  'image-mask' | 'mask-image' | 'samples-image' | 'image-samples' | 'measurement-image' | 'number-text';
