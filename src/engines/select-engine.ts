import { AppError } from '../domain/errors/app-error.js';
import type { EngineAvailability, EngineId } from '../ports/inference-engine.js';

export type EnginePreference = 'auto' | EngineId;

export interface EngineChoice {
  readonly id: EngineId;
  /** What its files promise; known for certain once it is loaded. */
  readonly device: 'cpu' | 'gpu';
  /** Why, as one sentence for the log. */
  readonly reason: string;
}

/** The engines to try, best first; empty when none that the preference allows is there. */
export function engineChoices(preference: EnginePreference, engines: readonly EngineAvailability[]): EngineChoice[] {
  const present = engines.filter((engine) => engine.available);
  if (preference !== 'auto') {
    const wanted = present.filter((engine) => engine.id === preference);
    return wanted.map(({ id, device = 'cpu', detail }) => ({ id, device, reason: `${id} (${detail}), as configured` }));
  }
  return AUTO_ORDER.flatMap(({ id, device, why }) => {
    const engine = present.find((candidate) => candidate.id === id && candidate.device === device);
    return engine === undefined ? [] : [{ id, device, reason: `auto: ${id} (${engine.detail}), ${why}` }];
  });
}

/** Says what is missing and the command that adds it. */
export function unavailable(preference: EnginePreference, engines: readonly EngineAvailability[]): AppError {
  const missing = engines.filter(({ id }) => preference === 'auto' || id === preference);
  const facts = missing.map(({ id, detail, remedy }) => `${id}: ${detail}; remedy: ${remedy ?? 'none known'}`);
  return new AppError('ENGINE_UNAVAILABLE', `engine ${preference} is not available here (${facts.join('. ')})`, {
    metadata: { engine: preference, remedy: missing.map(({ remedy }) => remedy ?? '').join(', ') },
  });
}

interface AutoCandidate {
  readonly id: EngineId;
  readonly device: 'cpu' | 'gpu';
  readonly why: string;
}

/** Fastest first, as measured (docs/engines.md); the GPU stands first by its arithmetic rate alone. */
const AUTO_ORDER: readonly AutoCandidate[] = [
  { id: 'tensorflow', device: 'gpu', why: 'the only engine that uses the GPU' },
  { id: 'onnx', device: 'cpu', why: 'the fastest engine on a CPU' },
  { id: 'tensorflow', device: 'cpu', why: 'the fastest of those here; `npm ci` adds onnx, which is faster on a CPU' },
  { id: 'wasm', device: 'cpu', why: 'the only engine here; `npm ci` adds onnx, which is several times faster' },
];
