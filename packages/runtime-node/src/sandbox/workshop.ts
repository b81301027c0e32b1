import { type AbortSignalLike, type Plugin, TweedieError } from '@tweedie/core';
import { checkPlugin } from '@tweedie/testing';
import {
  type Cache,
  createNodeCatalogue,
  errorOf,
  migrateNode,
  type Outcome,
  plainOf,
  plan as planGraph,
  type Problem,
  reportOf,
  run as runPlan,
  study,
} from '@tweedie/workflow';
import { type Call, hostOver } from '@tweedie/workflow/sandbox';
import { assertWithin } from '../session/assertWithin.ts';
import type { Ask, FromSandbox, Requests, ToSandbox } from './protocol.ts';

/** Does what the session asks, with the plugins that are loaded. */
export interface Workshop {
  hear(message: Exclude<ToSandbox, { kind: 'setup' }>): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function createWorkshop(plugins: readonly Plugin[], say: (message: FromSandbox) => void): Workshop {
  const catalogue = createNodeCatalogue(plugins);
  const waiting = new Map<number, Waiting>();
  const planned = new Map<number, () => void>();
  const going = new Map<number, AbortController>();
  let calls = 0;

  /** Calls on behalf of a request. */
  function callFor(id: number): Call {
    return (method, ...args) =>
      new Promise((resolve, reject) => {
        const call = calls++;
        waiting.set(call, { resolve, reject });
        say({ kind: 'call', id, call, method, args });
      });
  }
  async function validate({ id, workflow }: Of<'validate'>): Promise<readonly Problem[]> {
    return (await study(workflow, catalogue, hostOver(callFor(id)))).problems;
  }
  async function run(ask: Of<'run'>): Promise<undefined> {
    const { id, workflow, targets, limits, runId, lastKeys } = ask;
    const call = callFor(id);
    const host = hostOver(call);
    const { graph, inference, looked, problems } = await study(workflow, catalogue, host);
    const plan = planGraph(graph, inference, { looked, problems, ...(targets && { targets }) });
    assertWithin(limits, plan, inference);
    const controller = new AbortController();
    const signal: AbortSignalLike = controller.signal;
    const cache = ask.cache ? cacheOver(call) : undefined;
    const running = runPlan(plan, {
      ...{ host, signal, runId, turn },
      ...(cache && { cache }),
      ...(lastKeys && { lastKeys }),
    });
    planned.set(id, () => void follow());
    return undefined;

    async function follow(): Promise<void> {
      going.set(id, controller);
      try {
        for await (const event of running) {
          const outcome = event.type === 'node.finished' ? running.outputs(event.node) : undefined;
          say({ kind: 'event', id, event, ...(outcome && { outcome: plainOf(outcome) }) });
        }
      } finally {
        going.delete(id);
        say({ kind: 'ended', id });
      }
    }
  }
  function check({ plugin: name }: Of<'check'>): Promise<Requests['check']['answer']> {
    const plugin = plugins.find((each) => each.name === name);
    if (!plugin) throw new TweedieError('not-found', `${name} is not loaded`);
    return checkPlugin(plugin);
  }
  function begin(id: number): void {
    const follow = planned.get(id);
    planned.delete(id);
    follow?.();
  }
  function cancel(id: number): void {
    going.get(id)?.abort();
    if (planned.delete(id)) say({ kind: 'ended', id });
  }
  function migrate({ nodes }: Of<'migrate'>): Requests['migrate']['answer'] {
    return nodes.map((node) => {
      const nodeType = catalogue.find(node.type);
      if (nodeType) return migrateNode(node, nodeType);
      throw new TweedieError('not-found', `${node.type} is not loaded`);
    });
  }
  async function obey(ask: Ask): Promise<void> {
    const { id } = ask;
    try {
      say({ kind: 'answer', id, value: await answerTo(ask) });
    } catch (error) {
      say({ kind: 'answer', id, error: reportOf(error) });
    }
  }
  function answerTo(ask: Ask): unknown {
    switch (ask.kind) {
      case 'validate':
        return validate(ask);
      case 'run':
        return run(ask);
      case 'migrate':
        return migrate(ask);
      case 'check':
        return check(ask);
    }
  }
  return {
    hear(message) {
      if (message.kind === 'begin') begin(message.id);
      else if (message.kind === 'cancel') cancel(message.id);
      else if (message.kind === 'returned') {
        const { call, value, error } = message;
        const due = waiting.get(call);
        waiting.delete(call);
        if (error) due?.reject(errorOf(error));
        else due?.resolve(value);
      } else void obey(message);
    },
  };
}

type Of<K extends Ask['kind']> = Extract<Ask, { kind: K }>;

/** Lets what was told of the run leave the process before a node starts: it may never come back. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** What the session keeps of plain outcomes. */
function cacheOver(call: Call): Cache {
  return {
    get: async (key) => (await call('cacheGet', key)) as Outcome | undefined,
    put: async (key, outcome) => {
      const plain = plainOf(outcome);
      if (plain.size === outcome.size) await call('cachePut', key, plain);
    },
  };
}
