import type { EnsembleManifest } from '../../src/domain/ensemble/ensemble-manifest.js';
import { createEnsembleStore } from '../../src/models/ensemble-store.js';

/** The ensemble of the models that a service is started with. */
export async function readEnsemble(modelsDir: string): Promise<EnsembleManifest> {
  return (await createEnsembleStore(modelsDir, modelsDir).shipped()).manifest;
}
