import { expect, it } from 'vitest';
import { openCpuDevice } from '../../../src/training/devices/cpu-device.js';
import { differentiate, networkCase } from './network-case.js';

it('plain JavaScript differentiates a network, where nothing else runs', async () => {
  const { ops, warning } = await openCpuDevice();
  const { loss, gradients } = differentiate(ops, networkCase('simplenet', { count: 1, sizePx: 32, centrePx: 16 }));
  expect(Number.isFinite(loss)).toBe(true);
  for (const [name, values] of gradients) {
    expect(
      values.some((value) => value !== 0),
      name,
    ).toBe(true);
  }
  expect(warning).toContain('plain JavaScript');
});
