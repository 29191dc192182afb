// The specifications hold the numbers; the drawings hold the specifications.
import { describe, expect, it } from 'vitest';
import { sharp } from '../../../src/image/sharp.js';
import { plotsOf } from '../../../src/training/card/plots-of.js';
import { lossPlot } from '../../../src/training/card/plots/loss-plot.js';
import { renderPlot } from '../../../src/training/card/plots/render-plot.js';
import { thinCurve } from '../../../src/training/card/plots/thin-curve.js';
import type { Plot } from '../../../src/training/card/plots/plot.js';
import { present } from '../../support/present.js';
import { cardSource } from './support.js';

const plots = plotsOf(cardSource());
const plot = (name: string): Plot => present(plots.find((candidate) => candidate.name === name));

/** All rows of data in a specification, whatever layer they are in. */
function rowsIn(spec: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof spec !== 'object' || spec === null) return [];
  return Object.entries(spec).flatMap(([key, value]) =>
    key === 'values' && Array.isArray(value) && typeof value[0] === 'object'
      ? (value as Record<string, unknown>[])
      : rowsIn(value),
  );
}

const rowsOf = (name: string, series: string): readonly Readonly<Record<string, unknown>>[] =>
  rowsIn(plot(name).spec).filter((row) => row['series'] === series);

describe('the plots of a card', () => {
  it('are these, in this order', () => {
    expect(plots.map(({ name }) => name)).toEqual(['roc', 'precision-recall', 'roc-slides', 'calibration', 'loss']);
  });

  it('show ROC corners as counted by hand, with AUC and interval', () => {
    // One normal patch, at 0.6, stands above the tumour ones at 0.4 and 0.55: 23 of 25 pairs are in order.
    // DeLong: variances 0.012 and 0.032 of the placements, 0.92 − 1.96 · √(0.044 / 5).
    const series = 'validation: AUC 0.920 (0.736–1.000)';
    expect(plot('roc').alternative).toContain(series);
    expect(rowsOf('roc', series).map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, 0.6],
      [0.2, 0.6],
      [0.2, 1],
      [1, 1],
    ]);
  });

  it('show precision over recall, and the share of tumour as chance', () => {
    // Precision 1 up to a recall of 0.6, then 4/5 and 5/6 for 0.2 each.
    const rows = rowsOf('precision-recall', 'validation: average precision 0.927');
    expect(rows.at(0)).toMatchObject({ x: 0, y: 1 });
    expect(rows.at(1)).toMatchObject({ x: 0.6, y: 1 });
    expect(rows.at(-1)).toMatchObject({ x: 1, y: 0.5 });
    expect(rowsIn(plot('precision-recall').spec)).toContainEqual(expect.objectContaining({ x: 0, y: 0.5 }));
  });

  it('show bins before and after calibration, with counts', () => {
    const before = rowsOf('calibration', 'as scored');
    expect(before.reduce((sum, { count }) => sum + Number(count), 0)).toBe(10);
    expect(before[0]).toMatchObject({ from: 0, to: 0.1, score: 0.05, share: 0, count: 1 });
    expect(rowsOf('calibration', 'calibrated')).not.toEqual(before);
  });

  it('show the loss of all runs, one after the other, and the epoch that is shipped', () => {
    expect(rowsOf('loss', 'validation').map(({ epoch, loss }) => [epoch, loss])).toEqual([
      [1, 0.65],
      [2, 0.55],
      [3, 0.58],
      [4, 0.5],
      [5, 0.51],
    ]);
    const marks = rowsIn(plot('loss').spec).filter((row) => !('series' in row));
    expect(marks).toEqual([{ epoch: 3.5 }, { epoch: 4 }]);
    expect(plot('loss').caption).toMatch(/line at epoch 4.*2 runs/);
  });

  it('leave out what is not known', () => {
    expect(lossPlot([])).toBeUndefined();
    const { calibration: _, ...manifest } = cardSource().manifest;
    expect(plotsOf(cardSource({ manifest, scored: {}, runs: [] }))).toEqual([]);
  });
});

describe('drawn', () => {
  it.each(plots)(
    '$name is an SVG that can be read, holds its data and is the same each time',
    async ({ name, spec }) => {
      const svg = await renderPlot(spec);
      const { width, height, format } = await sharp(Buffer.from(svg)).metadata();
      expect({ format, isWide: width > 300, isHigh: height > 250 }).toEqual({
        format: 'svg',
        isWide: true,
        isHigh: true,
      });
      const drawn = [...svg.matchAll(/<path aria-label="([^"]*)"/g)].map(([, label = '']) => label);
      expect(drawn.length, svg.slice(0, 3000)).toBeGreaterThan(0);
      for (const title of { loss: ['cross-entropy', 'epoch'], calibration: ['share of tumour', 'patches'] }[name] ??
        []) {
        expect(svg).toContain(`>${title}</text>`);
      }
      expect(svg).not.toMatch(/NaN|undefined|<script/);
      expect(await renderPlot(spec)).toBe(svg);
    },
  );
});

describe('thinCurve', () => {
  it('keeps corners and ends, and drops what lies between', () => {
    const steps = [0, 0.1, 0.2, 0.3].map((y) => ({ x: 0, y }));
    expect(thinCurve([...steps, { x: 1, y: 0.3 }])).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0.3 },
      { x: 1, y: 0.3 },
    ]);
  });

  it('ends where it ended, with at most a thousand points and one', () => {
    const jagged = Array.from({ length: 5001 }, (_, index) => ({ x: index / 5000, y: index % 2 }));
    const thinned = thinCurve(jagged);
    expect(thinned.length).toBeLessThanOrEqual(1001);
    expect(thinned.at(-1)).toEqual(jagged.at(-1));
  });
});
