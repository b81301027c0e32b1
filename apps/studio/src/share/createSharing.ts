import { recordPlugins, type NodeCatalogue, type Workflow, writeWorkflow } from '@tweedie/workflow';
import type { PngText } from '@tweedie/editor';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { recall, remember } from '../browserMemory.ts';
import { forSharing } from './forSharing.ts';
import { graphKeyword } from './graphText.ts';

/** What goes along when somebody shares. This browser remembers it. */
export interface SharingState {
  /** Leave out the layout, the notes and the names of pictures. */
  readonly strip: boolean;
  /** Put the graph into every PNG that is saved. */
  readonly inPictures: boolean;
}

/** How graphs leave the studio. */
export interface Sharing extends StoreApi<SharingState> {
  /** A document as others may see it, with the plugins that it comes from. */
  shared(workflow: Workflow, catalogue: NodeCatalogue): Workflow;
  /** The text that goes into PNG files, where one goes. */
  pngText(workflow: Workflow, catalogue: NodeCatalogue): PngText | undefined;
}

const memory = 'tweedie.sharing';

/** `isPublic`: whether everybody has a picture. */
export function createSharing(isPublic: (name: string) => boolean): Sharing {
  const store = createStore<SharingState>(() => ({ strip: false, inPictures: true, ...remembered() }));
  store.subscribe((state) => remember(memory, JSON.stringify(state)));

  function shared(workflow: Workflow, catalogue: NodeCatalogue): Workflow {
    const { strip } = store.getState();
    return forSharing(recordPlugins(workflow, catalogue), { catalogue, strip, isPublic });
  }
  return {
    ...store,
    shared,
    pngText: (workflow, catalogue) =>
      store.getState().inPictures
        ? { keyword: graphKeyword, text: writeWorkflow(shared(workflow, catalogue)) }
        : undefined,
  };
}

function remembered(): Partial<SharingState> {
  try {
    const { strip, inPictures } = JSON.parse(recall(memory) ?? '{}') as Partial<SharingState>;
    return {
      ...(typeof strip === 'boolean' && { strip }),
      ...(typeof inPictures === 'boolean' && { inPictures }),
    };
  } catch {
    return {}; // nothing that can be read
  }
}
