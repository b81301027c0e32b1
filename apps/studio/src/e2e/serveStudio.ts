import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { openBrowser } from '../../../../tools/browser/openBrowser.js';
import { serveFolder } from '../../../../tools/browser/serveFolder.js';
import { type Loaded, whatLoads } from '../../../../tools/browser/whatLoads.js';
import { studioHeaders } from '../../../server/src/studio/studioHeaders.ts';

/** The studio as it is built, under the headers that its server gives, and a real browser. */
export interface ServedStudio {
  readonly origin: string;
  readonly browser: Browser;
  /** Bytes of what its pages have loaded so far, compressed, without the files whose paths match. */
  loaded(without: RegExp): Promise<Loaded>;
  /** A new visitor, who has never been here. Errors of the page are thrown by `close`. */
  visit(options?: VisitOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** What follows the slash of the address. @default '' */
  readonly path?: string;
  /** Where the page comes from. @default a server of files alone */
  readonly at?: string;
}

export async function serveStudio(): Promise<ServedStudio> {
  const folder = fileURLToPath(new URL('../../dist', import.meta.url));
  const server = await serveFolder(folder, { headers: studioHeaders() });
  const browser = await openBrowser();
  const errors: Error[] = [];
  return {
    ...{ origin: server.origin, browser },
    loaded(without) {
      const paths = server.asked.map(({ path }) => path).filter((path) => !without.test(path));
      return whatLoads(folder, paths);
    },
    async visit({ path = '', at = server.origin, viewport = { width: 1440, height: 900 }, ...options } = {}) {
      const context = await browser.newContext({ viewport, ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error));
      page.on('filechooser', () => {}); // from now on: one that is asked for and opened at once may be missed
      await page.goto(`${at}/${path}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      if (errors.length > 0)
        throw new AggregateError(errors, errors.map(({ message }) => message).join('; '));
    },
  };
}
