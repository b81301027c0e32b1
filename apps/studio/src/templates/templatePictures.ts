const addresses = import.meta.glob<string>(
  '../../node_modules/@tweedie/workflow/templates/pictures/**/*.png',
  { eager: true, query: '?url', import: 'default' },
);

/** Where the pictures of the templates are, by the names that the templates have for them. */
export const templatePictures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(addresses).map(([path, url]) => [path.replace(/^.*\/templates\//, ''), url]),
);
