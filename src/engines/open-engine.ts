// Engines behind one port: this file turns a preference into a loaded engine; each engine has its own folder.
import { AppError } from '../domain/errors/app-error.js';
import type { EngineAvailability, EngineId, InferenceEngine } from '../ports/inference-engine.js';
import { availableEngines } from './available-engines.js';
import type { EngineOptions } from './engine-options.js';
import { engineChoices, unavailable, type EnginePreference } from './select-engine.js';

export interface OpenedEngine {
  readonly engine: InferenceEngine;
  /** Why this one; names those that were tried first and did not load. */
  readonly reason: string;
  readonly engines: readonly EngineAvailability[];
}

/**
 * Loads the preferred engine into this process, which must be a child of the service.
 * With `auto`, one that is installed but does not load (a library without its driver, say) gives way to the next;
 * a named one throws ENGINE_UNAVAILABLE.
 */
export async function openEngine(preference: EnginePreference, options: EngineOptions = {}): Promise<OpenedEngine> {
  const engines = await availableEngines();
  const failures: string[] = [];
  const causes: unknown[] = [];
  for (const choice of engineChoices(preference, engines)) {
    try {
      const engine = await loadEngine(choice.id, options);
      // Installed for a GPU and yet on the CPU: then another engine is faster.
      const isDemoted = choice.device === 'gpu' && engine.device.startsWith('cpu');
      if (preference !== 'auto' || !isDemoted) {
        return { engine, reason: [choice.reason, ...failures].join('; '), engines };
      }
      await engine.dispose();
      failures.push(`${choice.id} found no usable GPU`);
    } catch (error) {
      causes.push(error);
      failures.push(`${choice.id} did not load: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failures.length === 0) throw unavailable(preference, engines);
  throw new AppError('ENGINE_UNAVAILABLE', `engine ${preference}: ${failures.join('; ')}`, {
    cause: new AggregateError(causes),
  });
}

/** The engines' modules by dynamic import: what is not installed, or not chosen, costs nothing. */
export async function loadEngine(id: EngineId, options: EngineOptions = {}): Promise<InferenceEngine> {
  switch (id) {
    case 'tensorflow':
      return (await import('./tensorflow/create-tensorflow-engine.js')).createTensorflowEngine(options);
    case 'onnx':
      return (await import('./onnx/create-onnx-engine.js')).createOnnxEngine(options);
    case 'wasm':
      return (await import('./wasm/create-wasm-engine.js')).createWasmEngine();
  }
}
