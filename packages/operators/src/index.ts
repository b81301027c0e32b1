// The plugin
export { operatorsPlugin, operatorsPlugin as default } from './plugin.ts';

// Inpainting
export { boxInpainting } from './inpainting/boxInpainting.ts';
export { freeFormInpainting } from './inpainting/freeFormInpainting.ts';
export { freeFormMask, type FreeFormMaskOptions } from './inpainting/freeFormMask.ts';
export { maskInpainting } from './inpainting/maskInpainting.ts';
export { maskOperator } from './inpainting/maskOperator.ts';
export { randomInpainting } from './inpainting/randomInpainting.ts';
export { stripesInpainting } from './inpainting/stripesInpainting.ts';

// Downsampling
export { bicubicDownsampling } from './downsampling/bicubicDownsampling.ts';
export { blockMean } from './downsampling/blockMean.ts';
export { resize } from './downsampling/resize.ts';

// Blur
export { anisotropicBlur } from './blur/anisotropicBlur.ts';
export { blur } from './blur/blur.ts';
export { gaussianBlur } from './blur/gaussianBlur.ts';
export { motionBlur } from './blur/motionBlur.ts';
export { uniformBlur } from './blur/uniformBlur.ts';
export type { Boundary } from './convolution/boundary.ts';
export { convolution, type ConvolutionOptions } from './convolution/convolution.ts';
export type { Psf } from './convolution/psf.ts';

// Colour, range, files
export { greyScale } from './colour/greyScale.ts';
export { hdr } from './clipping/hdr.ts';
export { jpeg } from './jpeg/jpeg.ts';

// Magnetic resonance imaging
export { centredFourier, inverseCentredFourier } from './mri/centredFourier.ts';
export { fourierSampling } from './mri/fourierSampling.ts';
export { multiCoil } from './mri/multiCoil.ts';
export { samplingMask } from './mri/samplingMask.ts';
export { type Pattern, type Sampling, samplingParameters } from './mri/samplingParameters.ts';

// Algebra
export { compose } from './algebra/compose.ts';
export { identity } from './algebra/identity.ts';
export { scaled } from './algebra/scaled.ts';
export { stack } from './algebra/stack.ts';
export { isTightFrame, tightFrame, type TightFrame, type TightFrameSpec } from './algebra/tightFrame.ts';

// Noise
export { gaussianNoise } from './noise/gaussianNoise.ts';
