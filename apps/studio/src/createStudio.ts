import { createEditor, createRuns, type Editor, type Runner, type Runs } from '@tweedie/editor';
import { createWebSession, type WebSession } from '@tweedie/runtime-web';
import { createShelf, type Shelf } from './files/createShelf.ts';
import { keepLooking } from './files/keepLooking.ts';
import { createBrowserRunner } from './runners/createBrowserRunner.ts';
import { templatePictures, templates } from './templates/templates.ts';

/** All that the page holds. */
export interface Studio {
  readonly editor: Editor;
  readonly runs: Runs;
  readonly shelf: Shelf;
  readonly session: WebSession;
  readonly runner: Runner;
}

export function createStudio(): Studio {
  const session = createWebSession();
  const shelf = createShelf(templatePictures);
  const { workflow } = templates.find(({ name }) => name === 'free-form-inpainting')!;
  const editor = createEditor({ catalogue: session.catalogue, workflow });
  keepLooking(editor, shelf, session);
  return { editor, runs: createRuns(), shelf, session, runner: createBrowserRunner(session, shelf) };
}
