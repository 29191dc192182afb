import { ENSEMBLE_NAME } from '../../domain/ensemble/ensemble-name.js';
import type { EngineRun } from '../../ports/compute-host.js';
import type { ModelLabel } from '../../ports/metrics.js';
import { failureKindOf } from '../metrics/failure-kind.js';
import type { ServedModel } from '../models/model-shelf.js';
import type { ServingSet } from '../models/serving.js';
import type { ModelStatistics } from './model-statistics.js';

/** What was scored: of patches the answer itself, of a slide its count. */
export interface Scored {
  readonly patches: { readonly length: number };
  readonly runs: readonly EngineRun[];
}

/** Runs the work and counts it: for each model that ran, and for the ensemble where its members did. */
export async function recordRuns<T extends Scored>(
  statistics: ModelStatistics,
  asked: { readonly models: readonly ServedModel[]; readonly ensemble?: ServingSet },
  work: () => Promise<T>,
): Promise<T> {
  const identities = asked.models.map(({ folder }) => ({ name: folder.name, version: String(folder.version) }));
  const ensemble = asked.ensemble && ensembleIdentity(asked.ensemble);
  const startedMs = performance.now();
  try {
    const scored = await work();
    const request = { patches: scored.patches.length, ms: performance.now() - startedMs };
    const runsOf = (index: number): readonly EngineRun[] => scored.runs.filter(({ model }) => model === index);
    for (const [index, model] of identities.entries()) {
      statistics.succeeded(model, { ...request, runs: runsOf(index) });
    }
    const members = asked.ensemble?.memberCount ?? 0;
    if (ensemble) statistics.succeeded(ensemble, { ...request, runs: together(scored.runs, members) });
    return scored;
  } catch (error) {
    const ms = performance.now() - startedMs;
    const kind = failureKindOf(error);
    for (const model of ensemble ? [...identities, ensemble] : identities) statistics.failed(model, ms, kind);
    throw error;
  }
}

function ensembleIdentity({ ensemble }: Pick<ServingSet, 'ensemble'>): ModelLabel {
  return { name: ENSEMBLE_NAME, version: String(ensemble.manifest.version) };
}

/**
 * A run of the ensemble is its members' runs on the same patches, whose phases add up. It is the request's own, though
 * its members may have shared theirs with others.
 */
function together(runs: readonly EngineRun[], members: number): readonly EngineRun[] {
  const byMember = Array.from({ length: members }, (_, index) => runs.filter(({ model }) => model === index));
  const [first = [], ...others] = byMember;
  return first.map((run, batch) => {
    const sum = others.flatMap((other) => other[batch] ?? []).reduce(added, run);
    return { ...sum, execution: { patches: sum.patches, inputMs: sum.inputMs } };
  });
}

function added(a: EngineRun, b: EngineRun): EngineRun {
  return {
    ...a,
    waitingMs: a.waitingMs + b.waitingMs,
    inputMs: a.inputMs + b.inputMs,
    computingMs: a.computingMs + b.computingMs,
    outputMs: a.outputMs + b.outputMs,
  };
}
