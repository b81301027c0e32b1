/** @file What the form of a document says, where it is used and where it is made. */

export const strings = {
  // Using it
  fields: 'Settings',
  dropPicture: 'Drop a picture here, or choose one',
  dropOther: 'Drop another picture here, or choose one',
  choosePicture: (title: string, name: string) =>
    name === '' ? `${title}: choose a picture` : `${title}: ${name}, choose another`,
  notAPicture: (name: string) => `${name} is no picture.`,
  fromEdge: 'The graph gives this value.',
  moreProblems: (n: number) => (n === 1 ? 'And 1 more problem.' : `And ${n} more problems.`),
  noResults: 'What comes out of it will be here.',
  save: (title: string) => `Save ${title}`,
  nothingToSet: 'There is nothing to set: run it as it is.',

  // Making it
  heading: 'Heading',
  summary: 'Summary',
  titleOf: (title: string) => `Title of ${title}`,
  summaryOf: (title: string) => `Explanation of ${title}`,
  least: (title: string) => `Least ${title}`,
  most: (title: string) => `Most ${title}`,
  explanation: 'Explanation',
  bounds: { min: 'at least', max: 'at most' },
  earlier: (title: string) => `Move ${title} up`,
  later: (title: string) => `Move ${title} down`,
  remove: (title: string) => `Remove ${title} from the form`,
  add: 'Add a field',
  addSummary: 'Any parameter of the graph that no edge brings.',
  searchParameters: 'Search',
  noParameters: 'There is no such parameter.',
  where: (node: string, title: string) => `${node} › ${title}`,

  // On the graph
  inForm: 'In the form',
  show: (title: string) => `Show ${title} in the form`,
  hide: (title: string) => `Hide ${title} from the form`,
} as const;
