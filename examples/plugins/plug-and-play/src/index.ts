import { definePlugin, type Plugin } from '@tweedie/core';
import { plugAndPlay } from './plugAndPlay.ts';

export { plugAndPlay };

const plugin: Plugin = definePlugin({
  name: 'tweedie-plugin-plug-and-play',
  version: '0.0.0',
  solvers: [plugAndPlay],
});
export default plugin;
