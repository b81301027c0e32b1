import '@tweedie/editor/styles.css';
import './studio.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createStudio } from './createStudio.ts';

const studio = createStudio();
await studio.documents.begin();
createRoot(document.getElementById('studio')!).render(
  <StrictMode>
    <App studio={studio} />
  </StrictMode>,
);
