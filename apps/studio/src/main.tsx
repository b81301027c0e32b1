import '@tweedie/editor/styles.css';
import './studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createStudio } from './createStudio.ts';
import { openLink } from './documents/open/openLink.ts';
import { EmbedApp } from './share/embed/EmbedApp.tsx';
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
createRoot(document.getElementById('studio')!).render(
  <StrictMode>{embed ? <EmbedApp studio={studio} /> : <App studio={studio} />}</StrictMode>,
);
