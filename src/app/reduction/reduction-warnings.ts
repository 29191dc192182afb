import { ENGINE_OF_PRECISION, type ReducedPrecision } from '../../domain/networks/precision.js';
import type { PrecisionChange } from '../../domain/models/model-precision.js';
import type { EngineStatus } from '../../ports/compute-host.js';

export interface ReductionFacts {
  readonly precision: ReducedPrecision;
  readonly change: Readonly<Record<string, PrecisionChange>>;
  readonly skipped: number;
  /** What serves here. */
  readonly engine: EngineStatus['engine'];
}

/** What whoever is to serve the version should know. */
export function reductionWarnings({ precision, change, skipped, engine }: ReductionFacts): readonly string[] {
  const needed = ENGINE_OF_PRECISION[precision];
  return [
    ...(engine === needed
      ? []
      : [`this server computes with engine ${engine}; a version in ${precision} loads only where it is ${needed}`]),
    ...(skipped > 0 ? [`${skipped} patches could not be used; nothing counts them`] : []),
    ...Object.entries(change).flatMap(([set, { difference }]) =>
      difference.ciHigh < 0 ? [`the AUC on ${set} is lower than in float32, beyond chance`] : [],
    ),
  ];
}
