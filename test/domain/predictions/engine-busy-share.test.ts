import { expect, test } from 'vitest';
import { engineBusyShare } from '../../../src/domain/predictions/engine-busy-share.js';

const none = { queued: 9, opening: 0, tissue: 0, scoring: 0, computing: 0, waiting: 0, aggregating: 9, total: 18 };

test('is the engine’s part of opening, tissue and scoring', () => {
  expect(engineBusyShare({ ...none, opening: 1, tissue: 1, scoring: 8, computing: 7 })).toBe(0.7);
});

test('is none of a slide without tissue, and never more than all', () => {
  expect(engineBusyShare(none)).toBe(0);
  expect(engineBusyShare({ ...none, scoring: 1, computing: 1.01 })).toBe(1);
});
