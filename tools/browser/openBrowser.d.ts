import type { Browser } from 'playwright';

/** Opens the Chromium of the tests. */
export function openBrowser(): Promise<Browser>;
