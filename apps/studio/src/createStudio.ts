import { createRuns, type Runs } from '@tweedie/editor';
import { createWebSession, type WebSession } from '@tweedie/runtime-web';
import { createDesk, type Desk } from './documents/createDesk.ts';
import { createShelf, type Shelf } from './files/createShelf.ts';
import { keepLooking } from './files/keepLooking.ts';
import { filesOf } from './files/filesOf.ts';
import { createNotices, type Notices } from './notices/createNotices.ts';
import { createBrowserRunner } from './runners/createBrowserRunner.ts';
import { createDownloads, type Downloads } from './runners/createDownloads.ts';
import { createEngine, type EngineStore } from './runners/createEngine.ts';
import { createLauncher, type Launcher } from './runners/createLauncher.ts';
import { createRunners, type Runners } from './runners/createRunners.ts';
import { decodePreview } from './runners/server/decodePreview.ts';
import { createServers, type Servers } from './runners/server/createServers.ts';
import { templatePictures, templates } from './templates/templates.ts';
import { createView, type View } from './view/createView.ts';

/** All that the page holds. */
export interface Studio {
  readonly desk: Desk;
  readonly runs: Runs;
  readonly shelf: Shelf;
  readonly session: WebSession;
  readonly runners: Runners;
  readonly view: View;
  readonly notices: Notices;
  readonly engine: EngineStore;
  readonly downloads: Downloads;
  readonly servers: Servers;
  readonly launcher: Launcher;
}

export function createStudio(): Studio {
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
  const { name, workflow } = templates.find((template) => template.name === 'free-form-inpainting')!;
  const desk = createDesk(session.catalogue, workflow, { origin: { kind: 'template', name } });
  keepLooking(desk, shelf, session);
  const runners = createRunners(createBrowserRunner(session, shelf));
  const [runs, view] = [createRuns(), createView()];
  const servers = createServers({
    ...{ runs, runners, decode: decodePreview, local: localStorage, session: sessionStorage },
    filesOf: (workflow) => filesOf(workflow, shelf),
    origin: location.protocol.startsWith('http') ? location.origin : undefined,
  });
  void servers.begin();
  const launcher = createLauncher({ desk, runs, runners });
  const own = { desk, runs, shelf, session, runners, view };
  return { ...own, notices, engine, downloads, servers, launcher };
}
