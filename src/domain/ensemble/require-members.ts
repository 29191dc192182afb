import { AppError } from '../errors/app-error.js';
import { precisionOf } from '../models/model-precision.js';
import type { EnsembleCandidate, EnsembleManifest, EnsembleMemberRef } from './ensemble-manifest.js';

/** Spacings are written in decimal; half a per mille is far below what a score can feel. */
const SPACING_TOLERANCE = 0.0005;

/**
 * The models of an ensemble in the order of its members; throws ENSEMBLE_INVALID when one is missing, has other
 * weights than the constants were fitted on, or another patch size or scale.
 */
export function requireMembers<T extends EnsembleCandidate>(
  ensemble: EnsembleManifest,
  models: readonly T[],
): readonly T[] {
  return ensemble.members.map((member) => {
    const model = models.find((candidate) => candidate.name === member.model && candidate.version === member.version);
    if (model === undefined) throw mismatch(member, 'is not there');
    requireFit(ensemble, member, model);
    return model;
  });
}

/** Throws ENSEMBLE_INVALID unless all models share patch size and scale, as one pass over a slide needs. */
export function requireSameScale(models: readonly EnsembleCandidate[]): void {
  const [first, ...others] = models;
  if (first === undefined) return;
  for (const model of others) {
    if (model.patchSizePx === first.patchSizePx && isSameSpacing(model, first)) continue;
    throw new AppError(
      'ENSEMBLE_INVALID',
      `${describe(model)} and ${describe(first)} do not see the same patches, so they cannot score together`,
    );
  }
}

function requireFit(ensemble: EnsembleManifest, member: EnsembleMemberRef, model: EnsembleCandidate): void {
  if (model.weights.sha256 !== member.weightsDigest)
    throw mismatch(member, 'has other weights than the ensemble was fitted on');
  const [served, fitted] = [precisionOf(model), member.precision ?? 'float32'];
  if (served !== fitted) throw mismatch(member, `is served in ${served}; the ensemble was fitted on ${fitted}`);
  if (model.patchSizePx !== ensemble.patchSizePx) {
    throw mismatch(member, `takes patches of ${model.patchSizePx} px, the ensemble of ${ensemble.patchSizePx} px`);
  }
  if (!isSameSpacing(model, ensemble)) {
    throw mismatch(
      member,
      `sees ${model.mppX} × ${model.mppY} µm/px, the ensemble ${ensemble.mppX} × ${ensemble.mppY} µm/px`,
    );
  }
}

function isSameSpacing(a: { mppX: number; mppY: number }, b: { mppX: number; mppY: number }): boolean {
  const isClose = (x: number, y: number): boolean => Math.abs(x / y - 1) <= SPACING_TOLERANCE;
  return isClose(a.mppX, b.mppX) && isClose(a.mppY, b.mppY);
}

function describe(model: EnsembleCandidate): string {
  return `${model.name}/${model.version} (${model.patchSizePx} px at ${model.mppX} × ${model.mppY} µm/px)`;
}

function mismatch(member: EnsembleMemberRef, problem: string): AppError {
  return new AppError('ENSEMBLE_INVALID', `ensemble: member ${member.model}/${member.version} ${problem}`, {
    metadata: { model: member.model, version: String(member.version) },
  });
}
