import { definePlugin, type Plugin } from '@tweedie/core';
import { sensorNoise } from './sensorNoise.ts';
import { vignetting } from './vignetting.ts';

export { sensorNoise, vignetting };

const plugin: Plugin = definePlugin({
  name: 'tweedie-plugin-vignetting',
  version: '0.0.0',
  operators: [vignetting],
  noises: [sensorNoise],
});
export default plugin;
