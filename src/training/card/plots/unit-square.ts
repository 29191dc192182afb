// What ROC and precision–recall plots share: curves of named series over the unit square.
import { PLOT_LOOK, SERIES_COLOURS, UNIT_AXIS, UNIT_SCALE, type Plot } from './plot.js';
import { thinCurve, type CurvePoint } from './thin-curve.js';

export interface Curve {
  /** As the legend says it. */
  readonly label: string;
  readonly points: readonly CurvePoint[];
}

export interface UnitSquare {
  readonly xTitle: string;
  readonly yTitle: string;
  /** What a test that knows nothing would draw, a line a curve or one for all. */
  readonly chance: readonly (readonly CurvePoint[])[];
}

export function unitSquare(curves: readonly Curve[], { xTitle, yTitle, chance }: UnitSquare): Plot['spec'] {
  const x = { field: 'x', type: 'quantitative', title: xTitle, scale: UNIT_SCALE, axis: UNIT_AXIS } as const;
  const y = { field: 'y', type: 'quantitative', title: yTitle, scale: UNIT_SCALE, axis: UNIT_AXIS } as const;
  // Without an order Vega-Lite sorts a line's points by x, which makes a zigzag of a step.
  const order = { field: 'place', type: 'quantitative' } as const;
  const labels = curves.map(({ label }) => label);
  return {
    ...PLOT_LOOK,
    width: 360,
    height: 360,
    layer: [
      {
        data: { values: chance.flatMap((points, line) => points.map((point, place) => ({ ...point, place, line }))) },
        mark: { type: 'line', color: '#9CA3AF', strokeDash: [4, 4], strokeWidth: 1 },
        encoding: { x, y, order, detail: { field: 'line' } },
      },
      {
        data: { values: curves.flatMap(rowsOf) },
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          x,
          y,
          order,
          color: {
            field: 'series',
            type: 'nominal',
            scale: { domain: labels, range: SERIES_COLOURS.slice(0, labels.length) },
          },
        },
      },
    ],
  };
}

function rowsOf({
  label,
  points,
}: Curve): readonly (CurvePoint & { readonly place: number; readonly series: string })[] {
  return thinCurve(points).map(({ x, y }, place) => ({ x: rounded(x), y: rounded(y), place, series: label }));
}

/** A hundred-thousandth of the side is no pixel. */
function rounded(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
