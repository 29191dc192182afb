import type { CardEpoch } from '../card-source.js';
import { COLOURS, PLOT_LOOK, SERIES_COLOURS, type Plot } from './plot.js';

const SERIES = ['training', 'validation'];

/**
 * Undefined where the course was not kept. `runs`: epochs by run, each of which began with the weights of the one
 * before.
 */
export function lossPlot(runs: readonly (readonly CardEpoch[])[]): Plot | undefined {
  const epochs = runs.flat().map((epoch, index) => ({ ...epoch, epoch: index + 1 }));
  if (epochs.length === 0) return undefined;
  const values = epochs.flatMap(({ epoch, trainingLoss, validationLoss }) => [
    { epoch, series: 'training', loss: trainingLoss },
    { epoch, series: 'validation', loss: validationLoss },
  ]);
  const x = epochAxis(epochs.length);
  const shipped = epochs.findLast(({ best }) => best)?.epoch;
  return {
    name: 'loss',
    alternative: `Loss of training and validation over ${epochs.length} epochs`,
    caption: captionOf(runs.length, shipped),
    spec: {
      ...PLOT_LOOK,
      width: 460,
      height: 260,
      layer: [
        ...uprights(runStarts(runs), x, [2, 3]),
        ...uprights(shipped === undefined ? [] : [shipped], x, []),
        curves(values, x),
      ],
    },
  };
}

function curves(values: readonly object[], x: EpochAxis): Layer {
  return {
    data: { values: [...values] },
    mark: { type: 'line', point: { size: 28, filled: true }, strokeWidth: 2 },
    encoding: {
      x,
      y: {
        field: 'loss',
        type: 'quantitative',
        title: 'cross-entropy',
        scale: { zero: false, nice: true, padding: 6 },
      },
      color: { field: 'series', type: 'nominal', scale: { domain: SERIES, range: [...SERIES_COLOURS] } },
    },
  };
}

function captionOf(runs: number, shipped: number | undefined): string {
  const chosen = shipped === undefined ? '' : ` The line at epoch ${shipped}: the weights of this version.`;
  const parts = runs > 1 ? ` Dotted: the next of ${runs} runs begins, with the best weights of the one before.` : '';
  return `Mean cross-entropy. Training is measured on augmented patches with smoothed labels and the weights as they change, validation on plain patches with averaged weights, so that training may lie above.${chosen}${parts}`;
}

interface EpochAxis {
  readonly field: string;
  readonly type: 'quantitative';
  readonly title: string;
  readonly axis: { values: number[]; format: string; grid: boolean; labelFlush: boolean };
  readonly scale: { domain: [number, number]; nice: boolean };
}

type Layer = Extract<Plot['spec'], { layer: unknown }>['layer'][number];

function uprights(epochs: readonly number[], x: EpochAxis, strokeDash: readonly number[]): readonly Layer[] {
  if (epochs.length === 0) return [];
  return [
    {
      data: { values: epochs.map((epoch) => ({ epoch })) },
      mark: { type: 'rule', color: COLOURS.grey, strokeDash: [...strokeDash] },
      encoding: { x },
    },
  ];
}

/** Between the last epoch of one run and the first of the next. */
function runStarts(runs: readonly (readonly CardEpoch[])[]): readonly number[] {
  let before = 0;
  return runs.slice(0, -1).map(({ length }) => (before += length) + 0.5);
}

/** Ticks at whole epochs, some ten of them. */
function epochAxis(epochs: number): EpochAxis {
  const step = Math.ceil(epochs / 10);
  const values = Array.from({ length: Math.floor((epochs - 1) / step) + 1 }, (_, index) => 1 + index * step);
  return {
    field: 'epoch',
    type: 'quantitative',
    title: 'epoch',
    axis: { values, format: 'd', grid: false, labelFlush: false },
    scale: { domain: [0.5, epochs + 0.5], nice: false },
  };
}
