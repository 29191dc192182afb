import { calibration, type ReliabilityBin } from '../../../domain/metrics/calibration.js';
import type { ScoredLabel } from '../../../domain/metrics/roc-auc.js';
import { wilsonInterval } from '../../../domain/metrics/wilson-interval.js';
import { calibrateAll } from '../../../domain/models/calibrate-scores.js';
import type { ScoreCalibration } from '../../../domain/models/model-calibration.js';
import { COLOURS, PLOT_LOOK, UNIT_AXIS, UNIT_SCALE, type Plot } from './plot.js';

const SERIES = ['as scored', 'calibrated'];
const COLOUR = {
  field: 'series',
  type: 'nominal',
  scale: { domain: SERIES, range: [COLOURS.grey, COLOURS.blue] },
} as const;
const SIDE_PX = 260;

/** Reliability of scores as they are and calibrated, with the counts of the bins below; a panel a set. */
export function calibrationPlot(
  sets: Readonly<Record<string, readonly ScoredLabel[]>>,
  fitted: ScoreCalibration,
): Plot {
  const panels = Object.entries(sets).map(([set, items]) => {
    const before = calibration(items);
    const after = calibration(calibrateAll(items, fitted));
    const values = [...rowsOf('as scored', before.bins), ...rowsOf('calibrated', after.bins)];
    const change = `${before.expectedError.toFixed(3)} → ${after.expectedError.toFixed(3)}`;
    return { title: { text: set, subtitle: `calibration error ${change}` }, values };
  });
  return {
    name: 'calibration',
    alternative: `Reliability of scores before and after calibration. ${panels.map(({ title }) => `${title.text}: ${title.subtitle}`).join('; ')}`,
    caption:
      'Reliability: of the patches with a score in a bin, the share that is tumour, with its 95 % interval (Wilson); on the dashed line scores are probabilities. Below: how many patches each bin holds.',
    spec: {
      ...PLOT_LOOK,
      hconcat: panels.map(({ title, values }) => ({
        title,
        data: { values },
        vconcat: [reliability(), counts()],
        spacing: 8,
      })),
      spacing: 30,
    },
  };
}

interface Row {
  readonly series: string;
  readonly from: number;
  readonly to: number;
  readonly score: number;
  readonly share: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly count: number;
}

function rowsOf(series: string, bins: readonly ReliabilityBin[]): readonly Row[] {
  return bins
    .filter(({ count }) => count > 0)
    .map(({ from, to, count, meanScore, positiveShare }) => {
      const { ciLow, ciHigh } = wilsonInterval(positiveShare, count);
      return { series, from, to, score: meanScore, share: positiveShare, ciLow, ciHigh, count };
    });
}

type Panel = Extract<Plot['spec'], { vconcat: unknown }>['vconcat'][number];

function reliability(): Panel {
  const x = { field: 'score', type: 'quantitative', title: null, scale: UNIT_SCALE, axis: UNIT_AXIS } as const;
  const y = {
    field: 'share',
    type: 'quantitative',
    title: 'share of tumour',
    scale: UNIT_SCALE,
    axis: UNIT_AXIS,
  } as const;
  return {
    width: SIDE_PX,
    height: SIDE_PX,
    layer: [
      {
        data: {
          values: [
            { score: 0, share: 0 },
            { score: 1, share: 1 },
          ],
        },
        mark: { type: 'line', color: '#9CA3AF', strokeDash: [4, 4], strokeWidth: 1 },
        encoding: { x, y },
      },
      {
        mark: { type: 'rule', opacity: 0.5 },
        encoding: { x, y: { ...y, field: 'ciLow' }, y2: { field: 'ciHigh' }, color: COLOUR },
      },
      { mark: { type: 'line', strokeWidth: 2, point: { size: 36, filled: true } }, encoding: { x, y, color: COLOUR } },
    ],
  };
}

/** Bars of both series side by side: each takes half of its bin. */
function counts(): Panel {
  return {
    width: SIDE_PX,
    height: 70,
    transform: [
      { calculate: `datum.series === '${SERIES[0]}' ? datum.from + 0.01 : (datum.from + datum.to) / 2`, as: 'left' },
      { calculate: `datum.series === '${SERIES[0]}' ? (datum.from + datum.to) / 2 : datum.to - 0.01`, as: 'right' },
      { calculate: '0', as: 'floor' },
    ],
    mark: { type: 'rect', opacity: 0.85 },
    encoding: {
      x: { field: 'left', type: 'quantitative', title: 'score', scale: UNIT_SCALE, axis: UNIT_AXIS },
      x2: { field: 'right' },
      y: { field: 'floor', type: 'quantitative', title: 'patches', axis: { tickCount: 3, format: '~s' } },
      y2: { field: 'count' },
      color: COLOUR,
    },
  };
}
