// Ensembles put into service for good, and taken back, remembered beside the models' promotions.
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { EnsembleFile } from '../../ports/ensemble-store.js';
import type { PromotedVersion, PromotedVersions } from '../../ports/model-repository.js';
import type { PromotedEnsemble } from '../use-cases.js';
import { latestOf, promotedTo, rolledBack } from './promotion-history.js';
import type { ServePorts } from './serve-ensemble.js';
import { switchEnsemble } from './switch-ensemble.js';

/** Absent version: the newest. What cannot be served is not promoted. Call under a lock of all promotions. */
export async function promoteEnsemble(
  ports: ServePorts,
  version: number | undefined,
  signal: AbortSignal,
): Promise<PromotedEnsemble> {
  const next = await ports.ensembles.get(version);
  const known = (await ports.models.promoted())[ENSEMBLE_NAME];
  const served = ports.serving.ensembleOrProblem();
  const before = 'manifest' in served ? served.manifest.version : undefined;
  return serveForGood(ports, next, promotedTo(known, next.manifest.version, before), signal);
}

/** Throws NO_PREVIOUS_VERSION. Call under a lock of all promotions. */
export async function rollbackEnsemble(ports: ServePorts, signal: AbortSignal): Promise<PromotedEnsemble> {
  const entry = rolledBack((await ports.models.promoted())[ENSEMBLE_NAME]);
  if (entry === undefined) {
    throw new AppError('NO_PREVIOUS_VERSION', 'the ensemble has no earlier version to go back to', {
      metadata: { model: ENSEMBLE_NAME },
    });
  }
  return serveForGood(ports, await ports.ensembles.get(entry.version), entry, signal);
}

async function serveForGood(
  ports: ServePorts,
  next: EnsembleFile,
  entry: PromotedVersion,
  signal: AbortSignal,
): Promise<PromotedEnsemble> {
  const { models, log } = ports;
  const remember = async (): Promise<void> => {
    await models.savePromoted(withEnsemble(await models.promoted(), next, entry));
  };
  await switchEnsemble(ports, next, remember, signal);
  log.info({ version: next.manifest.version, digest: next.digest }, 'an ensemble is served');
  return { ensemble: { ...next, served: true }, previousVersion: latestOf(entry) };
}

/** A member that was promoted by itself goes along: the next start must not bring other weights than the ensemble's. */
function withEnsemble(
  promoted: PromotedVersions,
  { manifest }: EnsembleFile,
  entry: PromotedVersion,
): PromotedVersions {
  const members = manifest.members.flatMap(({ model, version }) => {
    const known = promoted[model];
    return known === undefined ? [] : [[model, promotedTo(known, version)] as const];
  });
  return { ...promoted, ...Object.fromEntries(members), [ENSEMBLE_NAME]: entry };
}
