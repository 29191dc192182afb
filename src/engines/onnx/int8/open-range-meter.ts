import { measuredValues } from '../../../domain/quantisation/measured-values.js';
import { rangeOfExtremes } from '../../../domain/quantisation/range-of-extremes.js';
import { computeThreads } from '../../../process/compute-threads.js';
import type { NetworkDefinition } from '../../../ports/inference-engine.js';
import type { RangeMeter } from '../../../ports/range-meter.js';
import { servingGraph } from '../../serving-graph/serving-graph.js';
import { createSession, sessionOptions } from '../create-onnx-engine.js';
import { runSession } from '../run-session.js';
import { buildRangeModel, HIGHS_NAME, LOWS_NAME } from './build-range-model.js';

interface Extremes {
  readonly lows: number[];
  readonly highs: number[];
}

export async function openRangeMeter(definition: NetworkDefinition, patchSizePx: number): Promise<RangeMeter> {
  const graph = servingGraph(definition);
  const values = measuredValues(graph.spec);
  const session = await createSession(buildRangeModel(graph, patchSizePx, values), sessionOptions(computeThreads()));
  const extremes = values.map((): Extremes => ({ lows: [], highs: [] }));
  return {
    measure: async (batch) => {
      const { [LOWS_NAME]: lows, [HIGHS_NAME]: highs } = await runSession(session, batch, [LOWS_NAME, HIGHS_NAME]);
      for (let patch = 0; patch < batch.count; patch += 1) {
        extremes.forEach((seen, value) => {
          seen.lows.push(lows[patch * values.length + value] ?? NaN);
          seen.highs.push(highs[patch * values.length + value] ?? NaN);
        });
      }
    },
    ranges: (percentile) =>
      new Map(values.map((name, index) => [name, rangeOfExtremes(extremes[index] ?? NOTHING, percentile)])),
    dispose: () => session.release(),
  };
}

const NOTHING: Extremes = { lows: [], highs: [] };
