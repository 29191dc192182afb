// Plots of a model card: each a Vega-Lite specification with its data inside, drawn by render-plot.ts.
import type { TopLevelSpec } from 'vega-lite';

export interface Plot {
  /** File name without ending: lower-case letters, digits and `-`. */
  readonly name: string;
  /** For those who do not see it. */
  readonly alternative: string;
  readonly caption: string;
  readonly spec: TopLevelSpec;
}

/** Of Okabe and Ito (2008): told apart by colour-blind readers and in grey. */
export const COLOURS = { blue: '#0072B2', orange: '#D55E00', grey: '#6B7280' } as const;
export const SERIES_COLOURS: readonly string[] = [COLOURS.blue, COLOURS.orange];

/** White, so that a dark viewer shows black text on it too. */
export const PLOT_LOOK = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  background: 'white',
  padding: 10,
  config: {
    font: 'Helvetica, Arial, sans-serif',
    view: { stroke: null },
    axis: { gridColor: '#E5E7EB', domainColor: '#9CA3AF', tickColor: '#9CA3AF', labelFontSize: 12, titleFontSize: 12 },
    // Above the plot: Vega cannot measure text without a canvas, so that a legend inside covers more than it needs.
    legend: {
      orient: 'top',
      direction: 'vertical',
      title: null,
      labelLimit: 0,
      labelFontSize: 12,
      symbolType: 'stroke',
      symbolStrokeWidth: 2.5,
      symbolOpacity: 1,
    },
    title: { fontSize: 13, subtitleFontSize: 11, anchor: 'start' },
  },
} as const;

/** An axis from 0 to 1. */
export const UNIT_SCALE = { domain: [0, 1], nice: false };
export const UNIT_AXIS = { values: [0, 0.2, 0.4, 0.6, 0.8, 1], format: '.1f', labelFlush: false };
