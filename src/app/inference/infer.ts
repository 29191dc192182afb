import { combiner } from '../../domain/ensemble/combine-scores.js';
import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import { AppError } from '../../domain/errors/app-error.js';
import { checkPatch } from '../../domain/predictions/check-patch.js';
import type { ComputeHost, ScoredPatches, ScorePatchesWork } from '../../ports/compute-host.js';
import type { ServedModel } from '../models/model-shelf.js';
import type { ServingSet } from '../models/serving.js';
import { unitsOf, type PatchAdmission } from '../predictions/patch-admission.js';
import type { CallContext } from '../use-cases.js';
import type { InferCommand, Inference, ServedNetwork } from './inference-types.js';
import type { ModelStatistics } from './model-statistics.js';
import { recordRuns } from './record-runs.js';
import { findServed, refuseUnserved, type NetworkPorts } from './served-network.js';
import { withTimeout } from './with-timeout.js';

export interface InferencePorts extends NetworkPorts {
  readonly compute: Pick<ComputeHost, 'scorePatchesWithRuns'>;
  /** Shared with ScorePatches. */
  readonly patchAdmission: PatchAdmission;
  readonly statistics: ModelStatistics;
}

/** Takes the model or the ensemble's members for one request, and scores its patches with them alone. */
export function infer(ports: InferencePorts, command: InferCommand, context: CallContext): Promise<Inference> {
  const { model, version, timeoutMs } = command;
  return withTimeout(context.signal, timeoutMs, async (signal) => {
    const network = findServed(ports.serving, model, version) ?? (await refuseUnserved(ports, model, version, context));
    const taken = take(ports, network);
    try {
      return await inferWith(ports, network, taken, command, { signal, ...deadlineOf(context, timeoutMs) });
    } finally {
      taken.release();
    }
  });
}

interface Taken {
  readonly models: readonly ServedModel[];
  /** For the ensemble. */
  readonly ensemble?: ServingSet;
  release(): void;
}

/** Right after `findServed`, without an await between: what it described is what is taken. */
function take({ serving }: InferencePorts, { name }: ServedNetwork): Taken {
  if (name === ENSEMBLE_NAME) {
    const set = serving.take();
    return { models: set.models.slice(0, set.memberCount), ensemble: set, release: () => set.release() };
  }
  const model = serving.shelf.get(name);
  if (model === undefined) throw new AppError('INTERNAL', `${name} went while it was taken`);
  return { models: [model], ...serving.shelf.take([model]) };
}

async function inferWith(
  { compute, patchAdmission, statistics }: InferencePorts,
  network: ServedNetwork,
  taken: Taken,
  { patchesFor, priority }: InferCommand,
  { signal, ...deadline }: Pick<CallContext, 'signal' | 'deadlineMs'>,
): Promise<Inference> {
  const patches = patchesFor(network);
  for (const [index, patch] of patches.entries()) checkPatch(patch, network.patchSizePx, `patches[${index}]`);
  const models = taken.models.map(({ handle }) => handle);
  const work: ScorePatchesWork = { patches, models, includeMaps: false, priority, ...deadline };
  const scored = await recordRuns(statistics, taken, () =>
    patchAdmission.runNow(unitsOf(patches), priority, () => compute.scorePatchesWithRuns(work, signal)),
  );
  return { network, ...scoresOf(scored, taken) };
}

/** The call's or the request's own, whichever is sooner. */
function deadlineOf({ deadlineMs }: CallContext, timeoutMs: number | undefined): Pick<CallContext, 'deadlineMs'> {
  if (timeoutMs === undefined) return deadlineMs === undefined ? {} : { deadlineMs };
  return { deadlineMs: Math.min(Date.now() + timeoutMs, deadlineMs ?? Infinity) };
}

function scoresOf(
  { patches }: ScoredPatches,
  { models, ensemble }: Taken,
): Pick<Inference, 'probabilities' | 'memberProbabilities'> {
  const columns = models.map((_, model) => patches.map(({ probabilities }) => probabilities[model] ?? 0));
  if (ensemble === undefined) return { probabilities: columns[0] ?? [], memberProbabilities: [] };
  const combine = combiner(ensemble.ensemble.manifest, 'patch');
  return {
    probabilities: patches.map(({ probabilities }) => combine(probabilities)),
    memberProbabilities: columns,
  };
}
