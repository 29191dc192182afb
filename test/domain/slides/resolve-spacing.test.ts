import { expect, it } from 'vitest';
import { resolveSpacing } from '../../../src/domain/slides/resolve-spacing.js';
import type { SlideFacts } from '../../../src/domain/slides/slide.js';

const facts = { format: 'aperio-svs', widthPx: 9, heightPx: 9, levels: [], objectivePower: 20 } satisfies SlideFacts;
const stated = { ...facts, spacing: { mppX: 0.25, mppY: 0.26 } };
const spacingOverride = { mppX: 0.3, mppY: 0.4 };

it('is the override, else what the file states, X and Y apart', () => {
  expect(resolveSpacing({ spacingOverride, spacingFromObjective: true }, stated)).toEqual({
    spacing: spacingOverride,
    spacingSource: 'override',
  });
  expect(resolveSpacing({ spacingFromObjective: true }, stated)).toEqual({
    spacing: stated.spacing,
    spacingSource: 'metadata',
  });
});

it('comes from the objective only when asked for', () => {
  expect(resolveSpacing({}, facts)).toEqual({ spacingSource: 'none' });
  expect(resolveSpacing({ spacingFromObjective: false }, facts)).toEqual({ spacingSource: 'none' });
  expect(resolveSpacing({ spacingFromObjective: true }, facts)).toEqual({
    spacing: { mppX: 0.5, mppY: 0.5 },
    spacingSource: 'objective',
  });
  expect(resolveSpacing({ spacingFromObjective: true }, { ...facts, objectivePower: 40 }).spacing?.mppX).toBe(0.25);
});

it.each([0, 0.5, 1000, NaN])('and never from a number that is no objective’s: %f', (objectivePower) => {
  expect(resolveSpacing({ spacingFromObjective: true }, { ...facts, objectivePower })).toEqual({
    spacingSource: 'none',
  });
});
