import { definePlugin, type Plugin } from '@tweedie/core';
import { brushMask } from './brushMask.ts';
import { compare } from './compare.ts';
import { complexPicture } from './complexPicture.ts';
import { compose } from './compose.ts';
import { coverage } from './coverage.ts';
import { crop } from './crop.ts';
import { exactData } from './exactData.ts';
import { fitToMultiple } from './fitToMultiple.ts';
import { folder } from './folder.ts';
import { grey } from './grey.ts';
import { image } from './image.ts';
import { joinImages } from './joinImages.ts';
import { kernel } from './kernel.ts';
import { magnitude } from './magnitude.ts';
import { measure } from './measure.ts';
import { measurement } from './measurement.ts';
import { note } from './note.ts';
import { numbers } from './numbers.ts';
import { operatorMasks } from './operatorMasks.ts';
import { pareto } from './pareto.ts';
import { perChannelPrior } from './perChannelPrior.ts';
import { phantom } from './phantom.ts';
import { plot } from './plot.ts';
import { priorFile } from './priorFile.ts';
import { product } from './product.ts';
import { range } from './range.ts';
import { resize } from './resize.ts';
import { sampleDeviation } from './sampleDeviation.ts';
import { sampleMean } from './sampleMean.ts';
import { samplingMask } from './samplingMask.ts';
import { saveImage } from './saveImage.ts';
import { saveTable } from './saveTable.ts';
import { seeds } from './seeds.ts';
import { show } from './show.ts';
import { showSamples } from './showSamples.ts';
import { simpleRestoration } from './simpleRestoration.ts';
import { splitSamples } from './splitSamples.ts';
import { stack } from './stack.ts';
import { strengthPicture } from './strengthPicture.ts';
import { table } from './table.ts';
import { texts } from './texts.ts';
import { thresholdMask } from './thresholdMask.ts';
import { zip } from './zip.ts';

/** The nodes that belong to no one part: pictures, masks, measurements, samples, lists and results. */
export const workflowPlugin: Plugin = definePlugin({
  name: '@tweedie/workflow',
  version: '0.0.0',
  nodes: [
    ...[image, folder, phantom, crop, resize, fitToMultiple, grey, complexPicture, magnitude],
    ...[brushMask, ...operatorMasks, thresholdMask, samplingMask],
    ...[kernel, compose, stack],
    ...[measure, measurement, exactData, simpleRestoration, strengthPicture],
    ...[priorFile, perChannelPrior],
    ...[sampleMean, sampleDeviation, coverage, splitSamples, joinImages],
    ...[numbers, texts, range, seeds, zip, product],
    ...[show, showSamples, compare, table, plot, pareto, saveImage, saveTable, note],
  ],
});
