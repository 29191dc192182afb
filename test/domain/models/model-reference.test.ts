import { expect, it } from 'vitest';
import { parseModelReference } from '../../../src/domain/models/model-reference.js';

it('reads a name and a version', () => {
  expect(parseModelReference('simplenet/1')).toEqual({ name: 'simplenet', version: 1 });
  expect(parseModelReference(`${'a'.repeat(64)}/999999999`)).toEqual({ name: 'a'.repeat(64), version: 999_999_999 });
});

it.each([
  '',
  'simplenet',
  'simplenet/',
  '/1',
  'simplenet/0',
  'simplenet/01',
  'simplenet/1000000000',
  'a/b/1',
  '../m/1',
])('reads no version in "%s"', (text) => {
  expect(parseModelReference(text)).toBeUndefined();
});
