import { evaluate, type Evaluation } from '../evaluate.js';
import type { Run } from './run.js';
import { withAverage } from './with-average.js';

/** Scores the validation patches by the averaged weights. */
export function evaluateAverage(run: Run): Promise<Evaluation> {
  const { device, windowSpec, data, config, signal } = run;
  return withAverage(run, (weights) =>
    evaluate(device.ops, windowSpec, weights, data.validation, config.aggregation, signal),
  );
}
