import '@tweedie/editor/styles.css';
import './studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createStudio } from './createStudio.ts';
import { openLink } from './documents/open/openLink.ts';
import { beginQueue } from './runners/queue/beginQueue.ts';
import { openNamedTemplate } from './templates/openNamedTemplate.ts';
import { listenToKeys } from './view/studioCommands.ts';
import { viewOf } from './view/viewOf.ts';

const { view, embed } = viewOf(location, matchMedia('(max-width: 640px)').matches);
const studio = createStudio({ view, keepsNothing: embed });
await studio.documents.begin();
if (!embed) {
  void studio.servers.begin();
  void beginQueue(studio);
}
await openLink(studio, location);
await openNamedTemplate(studio.desk);
listenToKeys(studio);
const Page = embed ? (await import('./share/embed/EmbedApp.tsx')).EmbedApp : App;
createRoot(document.getElementById('studio')!).render(
  <StrictMode>
    <Page studio={studio} />
  </StrictMode>,
);
