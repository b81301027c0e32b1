import { expect, test } from 'vitest';
import { restoration } from '../fixtures/documents.ts';
import { type Graph, graphAt } from '../graph.ts';
import { readLayout } from '../layout/readLayout.ts';
import { frameBox, setFrame } from './frames.ts';
import { frameOf, putInFrame, takeOutOfFrames } from './putInFrame.ts';

const sizeOf = (): { width: number; height: number } => ({ width: 240, height: 120 });

function framed(): Graph {
  const graph = graphAt(restoration());
  return setFrame(graph, 'one', frameBox(graph, ['photo'], sizeOf)!);
}

test('nodes come into a frame under what is there, and it grows around them', () => {
  const graph = putInFrame(framed(), ['blur', 'restore', 'photo'], 'one', sizeOf);
  for (const id of ['photo', 'blur', 'restore'])
    expect([id, frameOf(graph, id, sizeOf)]).toEqual([id, 'one']);
  const ys = ['photo', 'blur', 'restore'].map((id) => readLayout(graph.layout).nodes.get(id)!.y);
  expect(ys[1]! - ys[0]!).toBeGreaterThanOrEqual(120);
  expect(ys[2]! - ys[1]!).toBeGreaterThanOrEqual(120);
  expect(readLayout(graph.layout).nodes.get('photo')).toMatchObject({ x: 0, y: 0 });
});

test('nodes leave a frame, others stay where they are', () => {
  const graph = putInFrame(framed(), ['blur'], 'one', sizeOf);
  const left = takeOutOfFrames(graph, ['blur', 'show'], sizeOf);
  expect(frameOf(left, 'blur', sizeOf)).toBeUndefined();
  expect(frameOf(left, 'photo', sizeOf)).toBe('one');
  expect(readLayout(left.layout).nodes.get('show')).toEqual(readLayout(graph.layout).nodes.get('show'));
});

test('what has nothing to do changes nothing', () => {
  const graph = framed();
  expect(putInFrame(graph, ['photo'], 'one', sizeOf)).toBe(graph);
  expect(putInFrame(graph, ['blur'], 'nowhere', sizeOf)).toBe(graph);
  expect(takeOutOfFrames(graph, ['blur'], sizeOf)).toBe(graph);
});
