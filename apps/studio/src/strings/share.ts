/** @file What is said about sharing. */

export const strings = {
  title: 'Share',
  summary: 'Whoever gets it sees the graph and its settings. Nothing of it goes to a server.',
  close: 'Close',
  pictureNote:
    'Pictures of yours do not travel in a link, nor in a PNG: whoever opens it chooses their own. A bundle has them.',

  // The link
  link: 'Link',
  linkHow: 'The whole graph is in the link itself.',
  copyLink: 'Copy link',
  copied: 'Copied',
  notCopied: 'The browser did not allow it to be copied. Select it and copy it by hand.',
  length: (n: number) => `${n.toLocaleString('en')} characters.`,
  fits: 'It fits anywhere.',
  longForChats: 'Some chats and mail programs cut links of this length. Send the file or a PNG to be sure.',
  tooLong: 'Many browsers and most chats do not take a link of this length. Send a file or a bundle.',

  // The embed
  embed: 'Embed',
  embedHow: 'For a page of yours: the graph and its form, small, and a button that runs it there.',
  embedForbidden: 'This server forbids pages elsewhere to show it.',
  embedRemedy: 'Start it with “tweedie serve --embed https://example.org”, with the origin of your page.',
  embedElsewhere: 'Let its header Content-Security-Policy name your page under frame-ancestors.',
  embedOnly: (origins: readonly string[]) =>
    `Of pages elsewhere only those of ${origins.join(' and ')} may show it.`,
  embedTitle: (name: string) => `Tweedie: ${name}`,
  copyEmbed: 'Copy code',

  // Files
  files: 'Files',
  saveGraph: 'Graph (.json)',
  savePicture: 'Picture of the graph (.png)',
  saveBundle: 'Bundle (.zip)',
  saveBundleHow:
    'The bundle holds the graph, its pictures, what came out of the last run, and the versions of plugins.',
  making: 'Making it…',

  // What is left out
  leaveOut: 'What goes along',
  strip: 'Strip: leave out layout, notes and the names of pictures',
  stripHow: 'Paths of your device, and what looks like a secret, are always left out.',
  inPictures: 'Put the graph into every PNG that is saved, so that dropping one here opens it',

  // Embedded
  openInStudio: 'Open in Tweedie',
  embedded: 'Shared graph',

  // The bundle
  readme: (name: string, hasMetrics: boolean) =>
    [
      name || 'A graph of Tweedie',
      '',
      'This is a restoration, with all that it takes to do it again.',
      '',
      'graph.json    the graph',
      'lock.json     the plugins that its nodes come from, with their versions and hashes',
      'inputs/       the pictures that went in',
      'outputs/      what came out of the last run before this was made; empty where there was none',
      ...(hasMetrics
        ? ['metrics.csv   the numbers of that run as a table, and metrics.json for programs']
        : []),
      '',
      'To open it, drop the zip on Tweedie Studio. To run it without the studio, unpack it and type',
      '',
      '    npx tweedie run graph.json',
      '',
    ].join('\n'),
} as const;
