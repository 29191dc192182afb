import { expect, it } from 'vitest';
import { nearestName } from '../../../src/domain/text/nearest-name.js';

const KEYS = ['epochs', 'batch_size', 'learning_rate', 'seed'];

it.each([
  ['epoch', 'epochs'],
  ['batchSize', 'batch_size'],
  ['batch-size', 'batch_size'],
  ['lerning_rate', 'learning_rate'],
  ['learnign_rate', 'learning_rate'],
  ['sede', 'seed'],
  ['Seed', 'seed'],
])('%s is meant to be %s', (given, meant) => {
  expect(nearestName(given, KEYS)).toBe(meant);
});

it.each(['momentum', 'x', '', 'e'.repeat(65)])('%s is near to none', (given) => {
  expect(nearestName(given, KEYS)).toBeUndefined();
});

it('takes the nearest of several', () => {
  expect(nearestName('fold_off', ['fold', 'fold_of'])).toBe('fold_of');
});
