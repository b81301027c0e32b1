import { createRuns, type Runs } from '@tweedie/editor';
import { createWebSession, type WebSession } from '@tweedie/runtime-web';
import { createDesk, type Desk } from './documents/createDesk.ts';
import { createShelf, type Shelf } from './files/createShelf.ts';
import { keepLooking } from './files/keepLooking.ts';
import { createBrowserRunner } from './runners/createBrowserRunner.ts';
import { createPlugins, type Plugins } from './plugins/createPlugins.ts';
import { createRunners, type Runners } from './runners/createRunners.ts';
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
}

export function createStudio(): Studio {
  const session = createWebSession();
  const shelf = createShelf(templatePictures);
  const { name, workflow } = firstTemplate;
  const desk = createDesk(session.catalogue, workflow, { origin: { kind: 'template', name } });
  keepLooking(desk, shelf, session);
  const runners = createRunners(createBrowserRunner(session, shelf));
  const plugins = createPlugins({ session, desk });
  const view = createView(viewOf(location, matchMedia('(max-width: 640px)').matches));
  return { desk, runs: createRuns(), shelf, session, runners, plugins, view };
}
