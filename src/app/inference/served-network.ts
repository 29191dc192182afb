import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';
import { precisionOf } from '../../domain/models/model-precision.js';
import type { EnsembleFile } from '../../ports/ensemble-store.js';
import type { ServedModel } from '../models/model-shelf.js';
import type { Serving } from '../models/serving.js';
import { MAX_PATCHES } from '../predictions/patch-admission.js';
import type { CallContext, ModelUseCases } from '../use-cases.js';
import type { ServedNetwork } from './inference-types.js';

export interface NetworkPorts {
  readonly serving: Serving;
  readonly models: Pick<ModelUseCases, 'getModel' | 'getEnsemble'>;
}

/** The networks of the shelf by name, then the ensemble where all its members are served. */
export function allServed({ shelf, ensembleOrProblem, missingMembers }: Serving): readonly ServedNetwork[] {
  const ensemble = ensembleOrProblem();
  const networks = shelf.all().map(describeNetwork);
  const isWhole = !(ensemble instanceof AppError) && missingMembers().length === 0;
  return isWhole ? [...networks, describeEnsemble(ensemble, shelf.get)] : networks;
}

/** Empty version: whichever is served. */
export function findServed(serving: Serving, name: string, version: string): ServedNetwork | undefined {
  const served = allServed(serving).find((network) => network.name === name);
  return version === '' || version === served?.version ? served : undefined;
}

/** What is not served: throws MODEL_NOT_FOUND, or MODEL_NOT_LOADED for what is there. */
export async function refuseUnserved(
  { models }: Pick<NetworkPorts, 'models'>,
  name: string,
  version: string,
  context: CallContext,
): Promise<never> {
  if (name === ENSEMBLE_NAME) await models.getEnsemble(version, context);
  else await models.getModel(name, version, context);
  const label = version === '' ? name : `${name}/${version}`;
  throw new AppError('MODEL_NOT_LOADED', `${label} is not served; load it first`, { metadata: { model: label } });
}

function describeNetwork({ folder }: ServedModel): ServedNetwork {
  const { patchSizePx, mppX, mppY, centreSizePx, architecture, weights } = folder.manifest;
  return {
    name: folder.name,
    version: String(folder.version),
    members: [],
    patchSizePx,
    mppX,
    mppY,
    network: {
      centreSizePx,
      architecture: architecture.id,
      weightsSha256: weights.sha256,
      precision: precisionOf(folder.manifest),
    },
    maxPatches: MAX_PATCHES,
  };
}

function describeEnsemble(
  { manifest }: EnsembleFile,
  servedAs: (name: string) => ServedModel | undefined,
): ServedNetwork {
  const { version, patchSizePx, mppX, mppY } = manifest;
  const members = manifest.members.map(({ model }) => ({
    name: model,
    version: String(servedAs(model)?.folder.version ?? ''),
  }));
  return { name: ENSEMBLE_NAME, version: String(version), members, patchSizePx, mppX, mppY, maxPatches: MAX_PATCHES };
}
