import { createRuns, type Runs } from '@tweedie/editor';
import { createWebSession, type WebSession } from '@tweedie/runtime-web';
import { createDesk, type Desk } from './documents/createDesk.ts';
import { createDocuments, type Documents } from './documents/createDocuments.ts';
import { createOpener, type Opener } from './documents/open/createOpener.ts';
import { createMemoryStore } from './documents/store/createMemoryStore.ts';
import { openStoreOrMemory } from './documents/store/openStoreOrMemory.ts';
import { createShelf, type Shelf } from './files/createShelf.ts';
import { keepLooking } from './files/keepLooking.ts';
import { createNotices, type Notices } from './notices/createNotices.ts';
import { createBrowserRunner } from './runners/createBrowserRunner.ts';
import { createPlugins, type Plugins } from './plugins/createPlugins.ts';
import { createRunners, type Runners } from './runners/createRunners.ts';
import { createSharing, type Sharing } from './share/createSharing.ts';
import { firstTemplate } from './templates/firstTemplate.ts';
import { templatePictures } from './templates/templatePictures.ts';
import { createView, type View } from './view/createView.ts';
import { viewOf } from './view/viewOf.ts';

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
}

export interface StudioOptions {
  /** Keep no documents, as in the page of somebody else. @default false */
  readonly keepsNothing?: boolean;
}

export function createStudio({ keepsNothing = false }: StudioOptions = {}): Studio {
  const session = createWebSession();
  const shelf = createShelf(templatePictures);
  const { name, workflow } = firstTemplate;
  const desk = createDesk(session.catalogue, workflow, { origin: { kind: 'template', name } });
  keepLooking(desk, shelf, session);
  const runners = createRunners(createBrowserRunner(session, shelf));
  const [runs, notices] = [createRuns(), createNotices()];
  const store = keepsNothing ? Promise.resolve(createMemoryStore()) : openStoreOrMemory(notices);
  const documents = createDocuments({ desk, shelf, runs, notices, store });
  const plugins = createPlugins({ session, desk });
  const view = createView(viewOf(location, matchMedia('(max-width: 640px)').matches));
  const opener = createOpener({ desk, documents, notices, shelf, view });
  const sharing = createSharing((picture) => Object.hasOwn(templatePictures, picture));
  return { desk, runs, shelf, session, runners, plugins, view, documents, notices, sharing, opener };
}
