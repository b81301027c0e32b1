import { chromium } from 'playwright';
import { findChromium, flags } from './chromium.js';

export function openBrowser() {
  return chromium.launch({ executablePath: findChromium(), args: flags });
}
