import { createRuns, type Runs } from '@tweedie/editor';
import { createWebSession, type WebSession } from '@tweedie/runtime-web';
import { createDesk, type Desk } from './documents/createDesk.ts';
import { createDocuments, type Documents } from './documents/createDocuments.ts';
import { documentsOf } from './documents/documentsOf.ts';
import { createOpener, type Opener } from './documents/open/createOpener.ts';
import { createMemoryStore } from './documents/store/createMemoryStore.ts';
import { openStoreOrMemory } from './documents/store/openStoreOrMemory.ts';
import { createShelf, type Shelf } from './files/createShelf.ts';
import { keepLooking } from './files/keepLooking.ts';
import { filesOf } from './files/filesOf.ts';
import { createNotices, type Notices } from './notices/createNotices.ts';
import { createPlugins, type Plugins } from './plugins/createPlugins.ts';
import { createBrowserRunner } from './runners/createBrowserRunner.ts';
import { createDownloads, type Downloads } from './runners/createDownloads.ts';
import { createEngine, type EngineStore } from './runners/createEngine.ts';
import { createLauncher, type Launcher } from './runners/createLauncher.ts';
import { createRunners, type Runners } from './runners/createRunners.ts';
import { decodePreview } from './runners/server/decodePreview.ts';
import { createServers, type Servers } from './runners/server/createServers.ts';
import { createSharing, type Sharing } from './share/createSharing.ts';
import { firstTemplate } from './templates/firstTemplate.ts';
import { templatePictures } from './templates/templatePictures.ts';
import { createView, type View, type ViewState } from './view/createView.ts';

/** All that the page holds. */
export interface Studio {
  readonly desk: Desk;
  readonly runs: Runs;
  readonly shelf: Shelf;
  readonly session: WebSession;
  readonly runners: Runners;
  readonly plugins: Plugins;
  readonly view: View;
  readonly documents: Documents;
  readonly notices: Notices;
  readonly sharing: Sharing;
  readonly opener: Opener;
  readonly engine: EngineStore;
  readonly downloads: Downloads;
  readonly servers: Servers;
  readonly launcher: Launcher;
}

export interface StudioOptions {
  /** What shows first. @default 'graph' */
  readonly view?: ViewState['view'];
  /** Keep no documents, as in the page of somebody else. @default false */
  readonly keepsNothing?: boolean;
}

export function createStudio({ view: first = 'graph', keepsNothing = false }: StudioOptions = {}): Studio {
  const [notices, downloads] = [createNotices(), createDownloads()];
  const session = createWebSession({
    onDownload: downloads.hear,
    onNotice({ message, remedy }) {
      notices.say({ text: message, remedy });
      engine.ask();
    },
  });
  const engine = createEngine(session);
  engine.ask();
  const shelf = createShelf(templatePictures);
  const { name, workflow } = firstTemplate;
  const desk = createDesk(session.catalogue, workflow, { origin: { kind: 'template', name } });
  keepLooking(desk, shelf, session);
  const runners = createRunners(createBrowserRunner(session, shelf));
  const runs = createRuns();
  const store = keepsNothing ? Promise.resolve(createMemoryStore()) : openStoreOrMemory(notices);
  const documents = createDocuments({ desk, shelf, runs, notices, store });
  const plugins = createPlugins({
    ...{ session, desk, notices },
    async documents() {
      await documents.save(); // the one that is open is among them
      return documentsOf(await store);
    },
  });
  const view = createView(first);
  const opener = createOpener({ desk, documents, notices, shelf, view });
  const sharing = createSharing((picture) => Object.hasOwn(templatePictures, picture));
  const servers = createServers({
    ...{ runs, runners, decode: decodePreview, local: localStorage, session: sessionStorage },
    filesOf: (workflow) => filesOf(workflow, shelf),
    origin: location.protocol.startsWith('http') ? location.origin : undefined,
  });
  const launcher = createLauncher({ desk, runs, runners });
  return {
    ...{ desk, runs, shelf, session, runners, plugins, view, documents, notices, sharing, opener },
    ...{ engine, downloads, servers, launcher },
  };
}
