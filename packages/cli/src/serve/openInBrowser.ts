import open from 'open';
import type { Report } from '../report.ts';

/** Shows an address to whoever sits here. Where nobody can see a browser it does nothing, and a browser that will not start is no fault. */
export async function openInBrowser(address: string, report: Pick<Report, 'note'>): Promise<void> {
  if (!hasDisplay(process.platform, process.env)) return;
  try {
    const browser = await open(address);
    browser.on('error', () => report.note(`No browser could be started: open ${address} yourself`));
  } catch {
    report.note(`No browser could be started: open ${address} yourself`);
  }
}

/** Whether windows can be seen here. Linux has them only where a display is named, or Windows is around it. */
export function hasDisplay(
  platform: NodeJS.Platform,
  { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME }: NodeJS.ProcessEnv,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME].some((name) => name !== undefined && name !== '');
}
