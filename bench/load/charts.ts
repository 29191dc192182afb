import { COLOURS, PLOT_LOOK, type Plot } from '../../src/training/card/plots/plot.js';
import { errorCount, PROFILE_NAMES, type LoadPoint, type ProfileName } from './profiles.js';

const PROFILE_COLOURS: Readonly<Record<ProfileName, string>> = {
  patches: COLOURS.blue,
  streams: COLOURS.orange,
  mixed: COLOURS.grey,
};
const QUANTILES = ['p50', 'p95', 'p99'] as const;

/** Throughput of all profiles, then the latency of each, over the concurrency. */
export function chartsOf(points: readonly LoadPoint[]): readonly Plot[] {
  const profiles = PROFILE_NAMES.filter((name) => points.some(({ profile }) => profile === name));
  return [throughput(points, profiles), ...profiles.map((profile) => latency(points, profile))];
}

function throughput(points: readonly LoadPoint[], profiles: readonly ProfileName[]): Plot {
  const values = points.map((point) => ({ ...point, value: point.patchesPerSecond, series: point.profile }));
  return {
    name: 'throughput',
    alternative: `Patches a second by concurrency: ${values.map(asWords).join('; ')}`,
    caption: 'Saturation: patches a second over calls at the same time. Where a curve is flat, more calls only wait.',
    spec: curves(
      values,
      'patches a second',
      profiles,
      profiles.map((profile) => PROFILE_COLOURS[profile]),
    ),
  };
}

function latency(points: readonly LoadPoint[], profile: ProfileName): Plot {
  const values = points
    .filter((point) => point.profile === profile && point.calls > errorCount(point.errors))
    .flatMap(({ concurrency, latencyMs }) =>
      QUANTILES.map((series) => ({ concurrency, series, value: latencyMs[series] })),
    );
  return {
    name: `latency-${profile}`,
    alternative: `Latency of ${profile} in ms by concurrency: ${values.map(asWords).join('; ')}`,
    caption: `Latency of a call of ${profile}: half of them are answered within p50, 95 and 99 of 100 within p95 and p99.`,
    spec: curves(values, 'ms', QUANTILES, [COLOURS.blue, COLOURS.orange, COLOURS.grey]),
  };
}

interface CurvePoint {
  readonly concurrency: number;
  readonly series: string;
  readonly value: number;
}

function asWords({ series, concurrency, value }: CurvePoint): string {
  return `${series} at ${concurrency} ${value.toFixed(0)}`;
}

function curves(
  values: readonly CurvePoint[],
  title: string,
  domain: readonly string[],
  range: readonly string[],
): Plot['spec'] {
  const steps = [...new Set(values.map(({ concurrency }) => concurrency))];
  return {
    ...PLOT_LOOK,
    width: 460,
    height: 240,
    data: { values: values.map(({ concurrency, series, value }) => ({ concurrency, series, value })) },
    mark: { type: 'line', point: { size: 36, filled: true }, strokeWidth: 2 },
    encoding: {
      x: {
        field: 'concurrency',
        type: 'quantitative',
        title: 'calls at the same time',
        scale: { type: 'log', base: 2, nice: false },
        axis: { values: steps, format: 'd', labelFlush: false },
      },
      y: { field: 'value', type: 'quantitative', title, scale: { zero: true, nice: true } },
      color: { field: 'series', type: 'nominal', scale: { domain: [...domain], range: [...range] } },
    },
  };
}
