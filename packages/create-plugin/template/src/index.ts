import { definePlugin, type Plugin } from '@tweedie/core';
import { ghost } from './ghost.js';
import { splitting } from './splitting.js';

export { ghost, splitting };

const plugin: Plugin = definePlugin({
  name: '{{name}}',
  version: '0.0.0',
  operators: [ghost],
  solvers: [splitting],
});
export default plugin;
