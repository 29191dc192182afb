// What the service tells a compute child at its start.
import type { ArchiveSettings } from '../domain/archives/archive-settings.js';
import { AppError } from '../domain/errors/app-error.js';
import { DEFAULT_BATCHING, type BatchingPolicy } from '../domain/scheduling/batching.js';
import type { EngineId } from '../ports/inference-engine.js';

export interface ChildOptions {
  readonly engine: EngineId | 'auto';
  /** Threads of the engine, for all its runs together; absent: as many as the machine has physical cores. */
  readonly threads?: number;
  readonly batching: BatchingPolicy;
  /** Where slides may stay instead of being uploaded. Without secrets, for others see a process's arguments. */
  readonly archives: readonly ArchiveSettings[];
}

/** The options as one command-line argument. */
export function encodeChildOptions(options: ChildOptions): string {
  return JSON.stringify(options);
}

interface Given {
  readonly engine: unknown;
  readonly threads?: unknown;
  readonly archives?: unknown;
  readonly batching?: unknown;
}

/** Throws CONFIG_INVALID: the child was not started by this service. */
export function decodeChildOptions(argument: string | undefined): ChildOptions {
  const value: unknown = argument === undefined ? undefined : JSON.parse(argument);
  if (typeof value !== 'object' || value === null || !('engine' in value)) {
    throw new AppError('CONFIG_INVALID', 'the compute child takes its options as JSON');
  }
  const { engine, threads, archives, batching } = value as Given;
  if (engine !== 'auto' && engine !== 'tensorflow' && engine !== 'onnx' && engine !== 'wasm') {
    throw new AppError('CONFIG_INVALID', `no engine "${String(engine)}"`);
  }
  return {
    engine,
    ...(typeof threads === 'number' ? { threads } : {}),
    // This and the next were checked when the configuration was read.
    batching: { ...DEFAULT_BATCHING, ...(batching as Partial<BatchingPolicy> | undefined) },
    archives: Array.isArray(archives) ? (archives as readonly ArchiveSettings[]) : [],
  };
}
