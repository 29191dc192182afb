import { expect, test } from 'vitest';
import { signed } from '../../../src/domain/text/signed.js';

test('a difference shows its sign, zero as a gain', () => {
  expect([0.01234, -0.4, 0].map(signed)).toEqual(['+0.0123', '−0.4000', '+0.0000']);
});
