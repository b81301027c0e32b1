/** @file How the page looks: as the system asks, or as somebody chose, which is remembered. */

export const themes = ['system', 'dark', 'light', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** Where index.html finds it before the first paint. */
const key = 'tweedie.theme';

/** The theme in force. */
export function currentTheme(): Theme {
  const named = document.documentElement.dataset['theme'];
  return themes.find((theme) => theme === named) ?? 'system';
}

/** Shows a theme at once, and next time too. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // a browser that keeps nothing shows it until the page is closed
  }
}
