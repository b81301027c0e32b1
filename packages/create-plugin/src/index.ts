/** @file Writes a plugin to start from. */
export { createPlugin, type CreatePluginOptions } from './createPlugin.ts';
