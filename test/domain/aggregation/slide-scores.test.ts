import { expect, test } from 'vitest';
import { cropCentre } from '../../../src/domain/aggregation/crop-centre.js';
import { createSlideScores } from '../../../src/domain/aggregation/slide-scores.js';

test('a slide scores its best patch in each model, whatever the batches', () => {
  const scores = createSlideScores(2);
  expect(scores.scores()).toEqual([0, 0]);
  scores.add([0.1, 0.9, 0.4, 0.2]);
  scores.add([]);
  scores.add(Float64Array.of(0.3, 0.95));
  expect(scores.patches).toBe(3);
  expect(scores.scores()).toEqual([0.4, 0.95]);
});

test('the centre of a map, the odd pixel at bottom and right', () => {
  const map = Float32Array.from({ length: 25 }, (_, index) => index);
  expect([...cropCentre(map, 5, 3)]).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
  expect([...cropCentre(map, 5, 2)]).toEqual([6, 7, 11, 12]);
  expect([...cropCentre(map, 5, 5)]).toEqual([...map]);
  expect(() => cropCentre(map, 4, 2)).toThrow(/25 values/);
});
