// Against Little CMS itself, through Pillow (test/fixtures/icc/make_golden.py).
import { describe, expect, it } from 'vitest';
import { applyIccProfile } from '../../src/image/apply-icc-profile.js';
import { findIccProblem } from '../../src/image/find-icc-problem.js';
import golden from '../fixtures/icc/golden.json' with { type: 'json' };
import { iccColours, iccProfile } from '../support/icc-profiles.js';
import { differenceOf } from '../slides/support/test-pictures.js';

describe.each(['matrix', 'table'] as const)('the profile with a %s', (name) => {
  it('gives the colours that Little CMS gives', async () => {
    const { widthPx, heightPx, srgb } = golden;
    const expected = { data: new Uint8Array(Buffer.from(srgb[name], 'hex')), widthPx, heightPx };
    const converted = await applyIccProfile(iccColours, await iccProfile(name));
    // libvips and Pillow round once more or less on the way.
    expect(differenceOf(converted, expected).max).toBeLessThanOrEqual(MAX_DIFFERENCE);
    expect(differenceOf(converted, iccColours).mean).toBeGreaterThan(5);
  });

  it('is refused at every length that cuts something off, for libvips would use none in silence', async () => {
    const whole = await iccProfile(name);
    expect(findIccProblem(whole)).toBeUndefined();
    for (let length = 0; length < whole.length; length += 7) {
      expect(findIccProblem(whole.subarray(0, length))).toBeDefined();
    }
  });

  it.each([
    ['signature', 36],
    ['colour space', 16],
    ['kind of device', 12],
    ['standard colour space', 20],
    ['number of parts', 128],
    ['place of a part', 136],
  ])('is refused with another %s', async (_what, at) => {
    const damaged = Uint8Array.from(await iccProfile(name));
    damaged.fill(0xee, at, at + 4);
    await expect(applyIccProfile(iccColours, damaged)).rejects.toMatchObject({
      reason: 'SLIDE_CORRUPT',
      message: expect.stringContaining('ICC profile cannot be used') as string,
    });
  });
});

/** Of 255. */
const MAX_DIFFERENCE = 2;
