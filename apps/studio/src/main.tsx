import '@tweedie/editor/styles.css';
import './studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createStudio } from './createStudio.ts';
import { openNamedTemplate } from './templates/openNamedTemplate.ts';
import { listenToKeys } from './view/studioCommands.ts';

const studio = createStudio();
listenToKeys(studio);
void openNamedTemplate(studio.desk);
createRoot(document.getElementById('studio')!).render(
  <StrictMode>
    <App studio={studio} />
  </StrictMode>,
);
