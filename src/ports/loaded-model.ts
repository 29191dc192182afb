import type { ModelManifest } from '../domain/models/model-manifest.js';
import type { EngineNetwork } from './inference-engine.js';

/** A model on an engine, its golden patches replayed. */
export interface LoadedModel {
  readonly manifest: ModelManifest;
  readonly network: EngineNetwork;
}
