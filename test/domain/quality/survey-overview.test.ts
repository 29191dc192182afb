import { describe, expect, it } from 'vitest';
import { MAX_FIELDS } from '../../../src/domain/quality/quality-limits.js';
import { overviewSidePx, surveyOverview } from '../../../src/domain/quality/survey-overview.js';

const [WIDTH, HEIGHT] = [100, 80];

/** Glass with a square of tissue and whatever else is painted, at a hundredth of the slide's scale. */
function picture(paint: (x: number, y: number) => readonly number[] | undefined): {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
} {
  const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => {
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)];
    return paint(x, y) ?? (x >= 20 && x < 60 && y >= 20 && y < 60 ? [170, 110, 170] : [243, 243, 245]);
  });
  return { data: Uint8Array.from(pixels.flat()), widthPx: WIDTH, heightPx: HEIGHT };
}

const slide = { widthPx: 10_000, heightPx: 8_000 };

describe('the survey of an overview', () => {
  it('measures tissue and spreads fields over it', () => {
    const survey = surveyOverview(
      picture(() => undefined),
      slide,
    );
    expect(survey).toMatchObject({ tissueShare: 0.2, inkShare: 0, inkMarks: [] });
    expect(survey.fieldCentres).toHaveLength(MAX_FIELDS);
    for (const { level0X, level0Y } of survey.fieldCentres) {
      expect(Math.min(level0X, level0Y)).toBeGreaterThanOrEqual(2_000);
      expect(Math.max(level0X, level0Y)).toBeLessThanOrEqual(6_000);
    }
    const rows = survey.fieldCentres.map(({ level0Y }) => level0Y);
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(3_000);
  });

  it('leaves unscanned black out of the shares', () => {
    const survey = surveyOverview(
      picture((x) => (x >= 60 ? [0, 0, 0] : undefined)),
      slide,
    );
    expect(survey.tissueShare).toBeCloseTo(1 / 3, 6);
  });

  it('finds ink, its colour and place, and takes it neither for tissue nor for fields', () => {
    const survey = surveyOverview(
      picture((x, y) => (y >= 40 && y < 50 ? [30, 120, 80] : x === 99 && y === 0 ? [30, 40, 160] : undefined)),
      slide,
    );
    expect(survey.tissueShare).toBeCloseTo(0.15, 6);
    expect(survey.inkShare).toBeCloseTo(0.125, 6);
    expect(survey.inkMarks).toEqual([
      { colour: 'green', level0X: 0, level0Y: 4_000, level0WidthPx: 10_000, level0HeightPx: 1_000, share: 0.125 },
    ]);
    expect(survey.fieldCentres.some(({ level0Y }) => level0Y > 4_000 && level0Y < 5_000)).toBe(false);
  });

  it('takes no colour of stained tissue for ink', () => {
    const stains = [
      [86, 56, 108],
      [120, 105, 165],
      [200, 80, 120],
      [180, 90, 85],
      [70, 45, 90],
      [235, 200, 220],
    ];
    const survey = surveyOverview(
      picture((x) => stains[x % stains.length]),
      slide,
    );
    expect(survey.inkShare).toBe(0);
  });
});

describe('the side of an overview', () => {
  it('is 8 µm a pixel, at most 1,024 px and never finer than the slide', () => {
    expect(overviewSidePx(slide, { mppX: 0.25, mppY: 0.25 })).toBe(313);
    expect(overviewSidePx({ widthPx: 100_000, heightPx: 9 }, { mppX: 0.25, mppY: 0.25 })).toBe(1_024);
    expect(overviewSidePx(slide, undefined)).toBe(1_024);
    expect(overviewSidePx({ widthPx: 300, heightPx: 200 }, undefined)).toBe(300);
  });
});
