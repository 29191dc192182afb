import { AppError } from '../domain/errors/app-error.js';
import { ENGINE_OF_PRECISION } from '../domain/networks/precision.js';
import type { EngineId, NetworkDefinition } from '../ports/inference-engine.js';

/** Throws ENGINE_UNAVAILABLE, naming the engine that does, where this one would have to compute something else. */
export function requirePrecision(engine: EngineId, { label, reduced }: NetworkDefinition): void {
  if (reduced === undefined || ENGINE_OF_PRECISION[reduced.kind] === engine) return;
  const able = ENGINE_OF_PRECISION[reduced.kind];
  throw new AppError(
    'ENGINE_UNAVAILABLE',
    `${label} is served in ${reduced.kind}, which engine ${able} computes; this one is ${engine}`,
    { metadata: { engine: able, precision: reduced.kind } },
  );
}
