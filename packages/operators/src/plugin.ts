import { definePlugin, type Plugin } from '@tweedie/core';
import { identity } from './algebra/identity.ts';
import { anisotropicBlur } from './blur/anisotropicBlur.ts';
import { blur } from './blur/blur.ts';
import { gaussianBlur } from './blur/gaussianBlur.ts';
import { motionBlur } from './blur/motionBlur.ts';
import { uniformBlur } from './blur/uniformBlur.ts';
import { hdr } from './clipping/hdr.ts';
import { greyScale } from './colour/greyScale.ts';
import { bicubicDownsampling } from './downsampling/bicubicDownsampling.ts';
import { blockMean } from './downsampling/blockMean.ts';
import { boxInpainting } from './inpainting/boxInpainting.ts';
import { freeFormInpainting } from './inpainting/freeFormInpainting.ts';
import { maskInpainting } from './inpainting/maskInpainting.ts';
import { randomInpainting } from './inpainting/randomInpainting.ts';
import { stripesInpainting } from './inpainting/stripesInpainting.ts';
import { jpeg } from './jpeg/jpeg.ts';
import { fourierSampling } from './mri/fourierSampling.ts';
import { multiCoil } from './mri/multiCoil.ts';
import { gaussianNoise } from './noise/gaussianNoise.ts';

/** The degradations and noise models that come with Tweedie. */
export const operatorsPlugin: Plugin = definePlugin({
  name: '@tweedie/operators',
  version: '0.0.0',
  operators: [
    identity,
    boxInpainting,
    freeFormInpainting,
    maskInpainting,
    randomInpainting,
    stripesInpainting,
    bicubicDownsampling,
    blockMean,
    anisotropicBlur,
    blur,
    gaussianBlur,
    motionBlur,
    uniformBlur,
    greyScale,
    hdr,
    jpeg,
    fourierSampling,
    multiCoil,
  ],
  noises: [gaussianNoise],
});
