/** @file What the page and the sandbox for plugins of others say to each other. What the sandbox says is not to be trusted. */
import type { PluginCheck } from '@tweedie/testing';
import type { SessionProtocol } from '../session/protocol.ts';
import type { DescribedBy } from '@tweedie/workflow/sandbox';
import type { LinkedModule } from './package/linkModules.ts';

/** A plugin as the sandbox needs it. */
export interface LinkedPlugin extends DescribedBy {
  /** The last one exports the plugin. */
  readonly modules: readonly LinkedModule[];
}

type Run = Pick<SessionProtocol<MessagePort>, 'validate' | 'run' | 'cancel' | 'outputs' | 'ping'>;

/** Nodes see the outside through a port, over which the host of the session answers. */
export interface SandboxProtocol extends Run {
  readonly setup: { readonly request: { readonly cacheBytes: number }; readonly answer: object };
  /** Runs the entry of a plugin. All are loaded before anything else is asked. */
  readonly load: { readonly request: LinkedPlugin; readonly answer: object };
  /** Checks all operators and solvers of a plugin. How far it is are remarks. */
  readonly check: {
    readonly request: { readonly plugin: string };
    readonly answer: { readonly checks: readonly PluginCheck[] };
  };
}
