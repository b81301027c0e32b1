/** @file What the settings, the list of keys and the page about Tweedie say. */

export const strings = {
  settings: 'Settings',
  theme: 'Theme',
  themes: { system: 'As the system', dark: 'Dark', light: 'Light', contrast: 'High contrast' },
  view: 'View',
  views: { graph: 'Graph', form: 'Form' },
  outline: 'Outline',
  problems: 'Problems',
  /** How many problems there are, for the button that shows them. */
  problemCount: (errors: number, warnings: number) =>
    [
      ...(errors > 0 ? [errors === 1 ? '1 problem' : `${errors} problems`] : []),
      ...(warnings > 0 ? [warnings === 1 ? '1 warning' : `${warnings} warnings`] : []),
    ].join(', ') || 'No problems',
  results: 'Results and runs',
  skip: 'Skip the header',
  skipToMain: 'Skip to the main part',
  skipToOutline: 'Skip to the outline of the graph',

  // Keys
  shortcuts: 'Keyboard shortcuts',
  shortcutsSummary: 'On a Mac, ⌘ is Ctrl.',
  everywhere: 'Everywhere',
  commands: {
    toggleView: 'Switch between graph and form',
    run: 'Run',
    graph: 'Go to the graph',
    results: 'Go to the results',
    outline: 'Go to the outline',
    problems: 'Go to the problems',
    shortcuts: 'Show all shortcuts',
  },

  // About
  about: 'About Tweedie',
  aboutText:
    'Tweedie restores images with diffusion priors. Everything happens where you run it: in this browser, or on a server of your own.',
  version: (version: string) => `Version ${version}`,
  licence: 'Licence',
  licences: 'What it is made of',
  weights: 'Priors',
  /** The name of a part, and its licence. */
  part: (name: string, licence: string) => `${name}: ${licence}`,
} as const;
