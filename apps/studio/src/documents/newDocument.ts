import type { Workflow } from '@tweedie/workflow';

/** A document with nothing in it. */
export const newDocument: Workflow = { format: 1, name: 'Untitled', nodes: {}, edges: [] };
