import { expect, test } from 'vitest';
import { mapValues } from '../../../src/domain/collections/map-values.js';

test('keys and their order stay; the key is told beside the value', () => {
  const mapped = mapValues({ validation: 1, test: 2 }, (value, key) => `${key} ${value + 1}`);
  expect(Object.entries(mapped)).toEqual([
    ['validation', 'validation 2'],
    ['test', 'test 3'],
  ]);
});
