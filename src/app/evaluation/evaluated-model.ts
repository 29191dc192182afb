import { combiner, requireVariant, type EnsembleLevel } from '../../domain/ensemble/combine-scores.js';
import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { parseModelReference } from '../../domain/models/model-reference.js';
import type { ModelHandle } from '../../ports/compute-host.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { EvaluationPorts } from './evaluation-ports.js';

/** What is evaluated, loaded until `release`. */
export interface EvaluatedModel {
  /** `name/version`, or `ensemble`. */
  readonly name: string;
  /** Hexadecimal SHA-256 of the weights or of the ensemble's manifest. */
  readonly digest: string;
  readonly handles: readonly ModelHandle[];
  /** One score of those of the handles, in their order. */
  combine(level: EnsembleLevel, scores: readonly number[]): number;
  release(): void;
}

/**
 * Takes the served ensemble, a served version, or loads a version that is not served beside those that are.
 * Throws INVALID_FIELD, MODEL_NOT_FOUND, MODEL_NOT_LOADED, and what loading throws.
 */
export async function takeModel(
  ports: EvaluationPorts,
  reference: string,
  variant: string | undefined,
  signal: AbortSignal,
): Promise<EvaluatedModel> {
  if (reference === '' || reference === 'ensemble') return takeEnsemble(ports, variant);
  const named = parseModelReference(reference);
  if (named === undefined) throw invalidField('model', 'must be `ensemble` or a registered version, as `name/version`');
  if (variant !== undefined) throw invalidField('parameters.ensemble_variant', 'goes with the ensemble alone');
  return takeVersion(ports, await ports.models.get(named.name, named.version), signal);
}

function takeEnsemble({ serving }: EvaluationPorts, variant: string | undefined): EvaluatedModel {
  const taken = serving.take();
  const { manifest, digest } = taken.ensemble;
  try {
    requireVariant(manifest, variant);
  } catch (error) {
    taken.release();
    throw error instanceof AppError ? invalidField('parameters.ensemble_variant', error.message) : error;
  }
  const combiners = { slide: combiner(manifest, 'slide', variant), patch: combiner(manifest, 'patch', variant) };
  return {
    name: 'ensemble',
    digest,
    handles: taken.models.slice(0, taken.memberCount).map(({ handle }) => handle),
    combine: (level, scores) => combiners[level](scores),
    release: taken.release,
  };
}

async function takeVersion(
  { serving, compute, log }: EvaluationPorts,
  folder: ModelFolder,
  signal: AbortSignal,
): Promise<EvaluatedModel> {
  const { name, version, manifest } = folder;
  const facts = {
    name: `${name}/${version}`,
    digest: manifest.weights.sha256,
    combine: (_level: EnsembleLevel, scores: readonly number[]) => scores[0] ?? 0,
  };
  const served = serving.shelf.get(name);
  if (served?.folder.version === version) {
    return { ...facts, handles: [served.handle], release: serving.shelf.take([served]).release };
  }
  const handle = await compute.loadModel(folder.dir, signal);
  const unload = (): void => {
    compute.unloadModel(handle).catch((error: unknown) => {
      log.error({ err: error, model: name, version }, 'an evaluated model could not be unloaded');
    });
  };
  return { ...facts, handles: [handle], release: unload };
}
