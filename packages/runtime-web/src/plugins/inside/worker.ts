/**
 * @file The Worker of the sandbox for plugins of others. It is one script that imports nothing: where it runs, it can
 * reach nothing. The page speaks to it over the port that comes with the first message.
 */
import * as core from '@tweedie/core';
import * as metrics from '@tweedie/metrics';
import * as operators from '@tweedie/operators';
import * as priors from '@tweedie/priors';
import * as solvers from '@tweedie/solvers';
import * as workflow from '@tweedie/workflow';
import * as zod from 'zod';
import { serveSandbox } from './serveSandbox.ts';

// Code from strings is forbidden here, and zod would try it.
zod.config({ jitless: true });

const shared = {
  '@tweedie/core': core,
  '@tweedie/metrics': metrics,
  '@tweedie/operators': operators,
  '@tweedie/priors': priors,
  '@tweedie/solvers': solvers,
  '@tweedie/workflow': workflow,
  zod,
};

// Whatever a plugin forgot to catch.
self.addEventListener('error', (event) => event.preventDefault());
self.addEventListener('unhandledrejection', (event) => event.preventDefault());

self.addEventListener('message', ({ ports: [port] }) => serveSandbox(port!, shared), { once: true });
