/** @file Makes sure that there is a Chromium for the tests: the one that is here, else Playwright's, else Debian's. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium.js';

const ways = [
  ['playwright', ['install', 'chromium']],
  ['sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium']],
];

for (const [command, args] of ways) {
  if (findChromium()) break;
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
if (!findChromium()) {
  console.error('The tests in the browser need Chromium. Install it, or name one in TWEEDIE_CHROMIUM.');
  process.exit(1);
}
