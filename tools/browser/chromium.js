/** @file Which Chromium the tests drive, and with which flags. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a browser on this machine: TWEEDIE_CHROMIUM, Playwright's own, or one in a usual place. */
export function findChromium() {
  const places = [process.env.TWEEDIE_CHROMIUM, chromium.executablePath(), ...usual];
  return places.find((path) => path && existsSync(path));
}

/** WebGPU without a graphics card, as on most machines that run tests, memory measured at once, and nothing that calls home. */
export const flags = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--use-vulkan=swiftshader',
  '--enable-features=Vulkan',
  '--enable-blink-features=ForceEagerMeasureMemory',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
