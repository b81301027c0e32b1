import '@tweedie/editor/styles.css';
import './studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createStudio } from './createStudio.ts';
import { openLink } from './documents/open/openLink.ts';
import { readHash } from './share/graphLink.ts';
import { openNamedTemplate } from './templates/openNamedTemplate.ts';
import { listenToKeys } from './view/studioCommands.ts';

const embed = readHash(location.hash)?.embed === true;
const studio = createStudio({ keepsNothing: embed });
await studio.documents.begin();
if (!embed) void studio.servers.begin();
openLink(studio, location);
await openNamedTemplate(studio.desk);
listenToKeys(studio);
const Page = embed ? (await import('./share/embed/EmbedApp.tsx')).EmbedApp : App;
createRoot(document.getElementById('studio')!).render(
  <StrictMode>
    <Page studio={studio} />
  </StrictMode>,
);
