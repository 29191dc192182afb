// What `sentinode models` says of models and ensembles.
import type { Metric } from '@sentinode/client';

export function metricText({ value, ciLow, ciHigh, count }: Metric): string {
  return `${value.toFixed(3)} (95 % ${ciLow.toFixed(3)}–${ciHigh.toFixed(3)}, n ${count})`;
}
