import { type JSX, lazy, Suspense } from 'react';

/** Most people have no plugins: what shows them is loaded when it is first opened. */
const PluginsPanel = lazy(async () => ({ default: (await import('./PluginsPanel.tsx')).PluginsPanel }));

export function PluginsTab(): JSX.Element {
  return (
    <Suspense>
      <PluginsPanel />
    </Suspense>
  );
}
