import type { Point } from '@tweedie/editor';
import { missingPlugins } from '@tweedie/workflow';
import type { Studio } from '../../createStudio.ts';
import type { NewDocument } from '../createDocuments.ts';

/** Opens what comes from outside: files, and what others share. Nothing is thrown: the page says what is wrong. */
export interface Opener {
  /** Graphs are opened, the last of several; pictures become nodes, at a place of the canvas. */
  files(files: readonly File[], at?: Point): Promise<void>;
  /** A graph that somebody made elsewhere. It never runs by itself, and what is missing for it is told. */
  document(document: NewDocument): void;
}

type Needs = Pick<Studio, 'desk' | 'documents' | 'notices' | 'shelf' | 'view'>;

export function createOpener({ desk, documents, notices, shelf, view }: Needs): Opener {
  function open(document: NewDocument): void {
    documents.openNew(document);
    const { workflow, catalogue } = desk.getState().editor.getState();
    const isMissing = missingPlugins(workflow, catalogue).length > 0;
    view.setState({ dialog: isMissing ? 'missing' : undefined });
  }
  function addPicture(file: File, at: Point): void {
    const params = { file: shelf.add(file.name, file) };
    desk.getState().editor.actions.addNode('@tweedie/workflow/image', at, { params });
  }
  return {
    document: open,
    async files(files, at = { x: 0, y: 0 }) {
      let pictures = 0;
      for (const file of files) {
        try {
          const { readFile } = await import('./readFile.ts');
          const found = await readFile(file);
          if (found.is === 'document') open(found.document);
          else addPicture(found.file, { x: at.x + 24 * pictures, y: at.y + 24 * pictures++ });
        } catch (error) {
          notices.sayProblem(error);
        }
      }
    },
  };
}
