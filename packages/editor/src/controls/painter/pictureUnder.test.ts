import { expect, test } from 'vitest';
import { parseWorkflow } from '@tweedie/workflow';
import { builtIn, graphOf } from '../../document/fixtures/documents.ts';
import { createEditor } from '../../document/store/createEditor.ts';
import { type PictureUnder, pictureUnder } from './pictureUnder.ts';

function under(nodes: Parameters<typeof graphOf>[0], edges: Parameters<typeof graphOf>[1]): PictureUnder {
  const workflow = parseWorkflow({
    format: 1,
    ...graphOf({ mask: ['workflow/brush-mask', { imageWidth: 30, imageHeight: 20 }], ...nodes }, edges),
  });
  return pictureUnder(createEditor({ catalogue: builtIn, workflow }).getState(), 'mask');
}

test('a mask that is fed with a test picture has its size and its picture, through a node that turns it grey', () => {
  const size = { width: 64, height: 48 };
  const found = under({ photo: ['workflow/phantom', { kind: 'star', ...size }], grey: ['workflow/grey'] }, [
    'photo.image > grey.image',
    'grey.image > mask.image',
  ]);
  expect(found).toEqual({ size, picture: { kind: 'phantom', phantom: 'star', size, grey: true } });
});

test('a file has its picture before its size is known', () => {
  const found = under({ photo: ['workflow/image', { file: 'a.png' }] }, ['photo.image > mask.image']);
  expect(found).toEqual({
    size: undefined,
    picture: { kind: 'file', file: 'a.png', node: 'photo', grey: false },
  });
});

test('what a node in between makes of a picture is not shown, but its size holds', () => {
  const found = under({ photo: ['workflow/phantom'], crop: ['workflow/crop', { width: 10, height: 12 }] }, [
    'photo.image > crop.image',
    'crop.image > mask.image',
  ]);
  expect(found).toEqual({ size: { width: 10, height: 12 }, source: { path: 'crop', port: 'image' } });
});

test('what comes out of a subgraph is made by the node inside of it', () => {
  const workflow = parseWorkflow({
    format: 1,
    nodes: {
      made: { type: 'subgraph:cut', version: 1 },
      mask: { type: '@tweedie/workflow/brush-mask', version: 1 },
    },
    edges: [{ from: ['made', 'cut out'], to: ['mask', 'image'] }],
    subgraphs: {
      cut: {
        nodes: {
          photo: { type: '@tweedie/workflow/phantom', version: 1 },
          crop: { type: '@tweedie/workflow/crop', version: 1, params: { width: 10, height: 12 } },
        },
        edges: [{ from: ['photo', 'image'], to: ['crop', 'image'] }],
        outputs: { 'cut out': { from: ['crop', 'image'] } },
      },
    },
  });
  const { source } = pictureUnder(createEditor({ catalogue: builtIn, workflow }).getState(), 'mask');
  expect(source).toEqual({ path: 'made/crop', port: 'image' });
});

test('a picture that is resized is shown as it fills its new size', () => {
  const found = under(
    { photo: ['workflow/image', { file: 'a.png' }], resize: ['workflow/resize', { width: 10, height: 12 }] },
    ['photo.image > resize.image', 'resize.image > mask.image'],
  );
  expect(found).toMatchObject({ size: { width: 10, height: 12 }, picture: { file: 'a.png', fit: 'cover' } });
});

test('without a picture the mask has the size that it says itself', () => {
  expect(under({}, [])).toEqual({ size: { width: 30, height: 20 } });
});

test('a circle of nodes ends somewhere', () => {
  const found = under({ a: ['workflow/grey'], b: ['workflow/grey'] }, [
    'a.image > b.image',
    'b.image > a.image',
    'b.image > mask.image',
  ]);
  expect(found.picture).toBeUndefined();
});
