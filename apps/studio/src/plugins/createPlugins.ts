import type {
  AddedWebPlugin,
  FindPluginOptions,
  PluginSource,
  PluginStore,
  WebPlugin,
  WebPluginFailure,
  WebSession,
} from '@tweedie/runtime-web';
import { pluginsOf } from '@tweedie/workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Desk } from '../documents/createDesk.ts';
import type { NamedDocument } from '../documents/documentsOf.ts';
import type { Notices } from '../notices/createNotices.ts';
import { strings } from '../strings/plugins.ts';

export interface PluginsState {
  readonly plugins: readonly AddedWebPlugin[];
  /** Those that are on this device and cannot be used. */
  readonly failures: readonly WebPluginFailure[];
}

/** The plugins of others on this device. What is enabled, workflows can use. */
export interface Plugins extends Pick<StoreApi<PluginsState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Gets a package and reads it. Nothing is kept, and nothing of it runs. */
  find(source: PluginSource, options?: FindPluginOptions): Promise<WebPlugin>;
  add(plugin: WebPlugin): Promise<void>;
  remove(name: string): Promise<void>;
  setEnabled(name: string, enabled: boolean): Promise<void>;
  check: WebSession['check'];
  /** The names of the documents that use a plugin. */
  usersOf(name: string): Promise<readonly string[]>;
}

export interface PluginsOptions {
  readonly session: WebSession;
  readonly desk: Desk;
  readonly notices: Notices;
  /** All documents of the user. */
  readonly documents: () => Promise<readonly NamedDocument[]>;
}

/**
 * Brings the plugins on this device to the session, and their nodes to whatever document is open. What another tab changes
 * is told, and used here when somebody says so: nodes must not change under a person's hands.
 */
export function createPlugins({ session, desk, notices, documents }: PluginsOptions): Plugins {
  const store = createStore<PluginsState>(() => ({ plugins: [], failures: [] }));
  const line = new BroadcastChannel('tweedie-plugins');
  let opening: Promise<PluginStore> | undefined;
  const shelf = (): Promise<PluginStore> =>
    (opening ??= import('./openStore.ts').then(({ openStore }) => openStore()));

  async function refresh(): Promise<void> {
    const { plugins, failures } = await (await shelf()).list();
    session.use(plugins.filter(({ enabled }) => enabled));
    store.setState({ plugins, failures });
    tellEditor();
  }
  function tellEditor(): void {
    const { editor } = desk.getState();
    if (editor.getState().catalogue !== session.catalogue) editor.actions.setCatalogue(session.catalogue);
  }
  async function change(work: (shelf: PluginStore) => Promise<unknown>): Promise<void> {
    await work(await shelf());
    line.postMessage('changed');
    await refresh();
  }
  function hear(): void {
    notices.say({
      text: strings.changedElsewhere,
      action: {
        title: strings.useThemHere,
        run: () => void refresh().catch((error: unknown) => notices.sayProblem(error)),
      },
    });
  }
  line.addEventListener('message', hear);
  desk.subscribe(tellEditor);
  refresh().catch(() => undefined); // the panel tells it when it is opened
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    find: async (source, options) => (await shelf()).find(source, options),
    add: (plugin) => change((shelf) => shelf.add(plugin)),
    remove: (name) => change((shelf) => shelf.remove(name)),
    setEnabled: (name, enabled) => change((shelf) => shelf.setEnabled(name, enabled)),
    check: session.check,
    async usersOf(name) {
      const users = (await documents()).filter(({ workflow }) => pluginsOf(workflow).has(name));
      return users.map((document) => document.name);
    },
  };
}
