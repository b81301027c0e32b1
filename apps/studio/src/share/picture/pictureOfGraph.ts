import { colourOf, type EditorState, type PngText, withTextChunk } from '@tweedie/editor';
import { drawGraph } from './drawGraph.ts';

/** The graph that one looks at as a PNG in the colours of the page, with `text` in it. */
export async function pictureOfGraph(state: EditorState, text: PngText | undefined): Promise<Uint8Array> {
  const known = new Map<string, string>();
  const canvas = drawGraph(state, (colour) => {
    const token = /^var\((--.*)\)$/.exec(colour)?.[1];
    if (token === undefined) return colour;
    if (!known.has(token)) known.set(token, colourOf(document.body, token));
    return known.get(token)!;
  });
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  const png = new Uint8Array(await blob.arrayBuffer());
  return text ? withTextChunk(png, text.keyword, text.text) : png;
}
