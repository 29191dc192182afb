import { combiner, type EnsembleLevel } from '../../domain/ensemble/combine-scores.js';
import type { EnsembleManifest } from '../../domain/ensemble/ensemble-manifest.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { parseModelReference } from '../../domain/models/model-reference.js';
import type { ModelHandle } from '../../ports/compute-host.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import { memberFolders } from '../models/serve-ensemble.js';
import { takeFolder, takeFolders } from '../models/take-folder.js';
import type { EvaluationPorts } from './evaluation-ports.js';

/** What is evaluated, loaded until `release`. */
export interface EvaluatedModel {
  /** `name/version`, or `ensemble` for the one that is served. */
  readonly name: string;
  /** Hexadecimal SHA-256 of the weights or of the ensemble's manifest. */
  readonly digest: string;
  readonly handles: readonly ModelHandle[];
  /** One score of those of the handles, in their order. */
  combine(level: EnsembleLevel, scores: readonly number[]): number;
  release(): void;
}

/**
 * Takes the served ensemble, a served version, or loads a version (of the ensemble: its members) that is not served
 * beside those that are.
 * Throws INVALID_FIELD, MODEL_NOT_FOUND, MODEL_NOT_LOADED, and what loading throws.
 */
export async function takeModel(
  ports: EvaluationPorts,
  reference: string,
  variant: string | undefined,
  signal: AbortSignal,
): Promise<EvaluatedModel> {
  if (reference === '' || reference === ENSEMBLE_NAME) return takeEnsemble(ports, variant);
  const named = parseModelReference(reference);
  if (named === undefined) throw invalidField('model', 'must be `ensemble` or a registered version, as `name/version`');
  if (named.name === ENSEMBLE_NAME) return takeEnsembleVersion(ports, named.version, variant, signal);
  if (variant !== undefined) throw invalidField('parameters.ensemble_variant', 'goes with the ensemble alone');
  return takeVersion(ports, await ports.models.get(named.name, named.version), signal);
}

async function takeEnsembleVersion(
  ports: EvaluationPorts,
  version: number,
  variant: string | undefined,
  signal: AbortSignal,
): Promise<EvaluatedModel> {
  const ensemble = await ports.ensembles.get(version);
  const combine = combinersOf(ensemble.manifest, variant);
  const { taken, release } = await takeFolders(ports, await memberFolders(ports, ensemble.manifest), signal);
  const handles = taken.map(({ handle }) => handle);
  return { name: `${ENSEMBLE_NAME}/${version}`, digest: ensemble.digest, handles, combine, release };
}

function takeEnsemble({ serving }: EvaluationPorts, variant: string | undefined): EvaluatedModel {
  const taken = serving.take();
  const { manifest, digest } = taken.ensemble;
  try {
    return {
      name: ENSEMBLE_NAME,
      digest,
      handles: taken.models.slice(0, taken.memberCount).map(({ handle }) => handle),
      combine: combinersOf(manifest, variant),
      release: taken.release,
    };
  } catch (error) {
    taken.release();
    throw error;
  }
}

/** Throws INVALID_FIELD for a variant that the ensemble lacks. */
function combinersOf(manifest: EnsembleManifest, variant: string | undefined): EvaluatedModel['combine'] {
  try {
    const combiners = { slide: combiner(manifest, 'slide', variant), patch: combiner(manifest, 'patch', variant) };
    return (level, scores) => combiners[level](scores);
  } catch (error) {
    throw error instanceof AppError ? invalidField('parameters.ensemble_variant', error.message) : error;
  }
}

async function takeVersion(ports: EvaluationPorts, wanted: ModelFolder, signal: AbortSignal): Promise<EvaluatedModel> {
  const { folder, handle, release } = await takeFolder(ports, wanted, signal);
  return {
    name: `${folder.name}/${folder.version}`,
    digest: folder.manifest.weights.sha256,
    handles: [handle],
    combine: (_level, scores) => scores[0] ?? 0,
    release,
  };
}
