// A float32 version in another precision: ranges from patches, the change measured, golden patches, manifest and card.
import type { LoadedModel } from '../../ports/loaded-model.js';
import type {
  EngineNetwork,
  InferenceEngine,
  NetworkDefinition,
  ReducedServing,
} from '../../ports/inference-engine.js';
import type { OpenRangeMeter } from '../../ports/range-meter.js';
import type { ReductionEvent, ReductionWork, SkippedPatch } from '../../ports/reducer.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import { findRanges, type FoundRanges } from './find-ranges.js';
import { measureSets } from './measure-sets.js';
import { writeReduced } from './write-reduced.js';

/** What the child brings of other adapters. */
export interface ReductionTools {
  /** Computes float32 and the precision asked for. */
  readonly engine: InferenceEngine;
  readonly openRangeMeter: OpenRangeMeter;
  readonly loadModel: (modelDir: string, engine: InferenceEngine) => Promise<LoadedModel>;
  readonly readDefinition: (modelDir: string, manifest: ModelManifest) => Promise<NetworkDefinition>;
}

/** As `Reducer.reduce`; whoever wants it to stop ends the process. */
export async function* reduceVersion(work: ReductionWork, tools: ReductionTools): AsyncGenerator<ReductionEvent> {
  const { engine } = tools;
  const skipped: SkippedPatch[] = [];
  const { manifest, network: float32 } = await tools.loadModel(work.sourceDir, engine);
  const definition = await tools.readDefinition(work.sourceDir, manifest);
  const found = yield* findRanges(work, { ...tools, definition, manifest, float32 }, skipped);
  const reduced = await engine.load({ ...definition, reduced: servingOf(work, found) });
  const networks = { float32, reduced, aggregation: manifest.aggregation };
  const measured = yield* measureSets(work.measured, manifest, networks, skipped);
  yield { kind: 'progress', phase: 'measuring', done: 0, total: 0 };
  await writeReduced({ work, manifest, found, measured, network: reduced, engine });
  await disposeAll([float32, reduced]);
  yield { kind: 'finished', skipped };
}

function servingOf({ precision }: ReductionWork, found: FoundRanges | undefined): ReducedServing {
  return precision === 'int8' ? { kind: precision, ranges: found?.ranges ?? new Map() } : { kind: precision };
}

async function disposeAll(networks: readonly EngineNetwork[]): Promise<void> {
  for (const network of networks) await network.dispose();
}
