// From a finished run to a model folder: weights, manifest and golden patches.
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { rocAuc } from '../domain/metrics/roc-auc.js';
import {
  aggregationCandidates,
  chooseAggregation,
  tryAggregations,
  type AggregationTrial,
} from '../domain/models/choose-aggregation.js';
import type {
  ModelManifest,
  ModelMetrics,
  TrainingDataSummary,
  TrainingSummary,
} from '../domain/models/model-manifest.js';
import type { PatchAggregation } from '../domain/models/patch-aggregation.js';
import { buildNetwork, type Architecture } from '../domain/networks/architecture.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { restrictToWindow } from '../domain/networks/restrict-to-window.js';
import { parameterCount, weightShapes } from '../domain/networks/weight-shapes.js';
import { centreWindow } from '../domain/networks/window.js';
import type { WeightTensors } from '../tfjs/run-network.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';
import { selectWeights } from '../weights/read-weights.js';
import { decodeSafetensors } from '../weights/safetensors.js';
import { writeFileDurably } from '../weights/write-file-durably.js';
import { scoreStore } from './evaluate.js';
import { pickGolden, writeGolden } from './golden.js';
import { GOLDEN_FILE, WEIGHTS_FILE } from './model-files.js';
import { loadPatchStore, type PatchStore } from './patch-store.js';

export interface ModelExport {
  /** Receives the files; made when missing. */
  readonly folder: string;
  readonly name: string;
  readonly version: number;
  readonly architecture: Architecture;
  /** Trained weights under the network's own names. */
  readonly weightsFile: string;
  readonly mppX: number;
  readonly mppY: number;
  readonly patchSizePx: number;
  readonly centreSizePx: number;
  readonly trainingData: TrainingDataSummary;
  readonly training: TrainingSummary;
  /** Chooses the aggregation. */
  readonly validation: EvaluationSet;
  /** Reported alone. */
  readonly test?: EvaluationSet;
}

export interface EvaluationSet {
  readonly store: PatchStore;
  /** Stands beside the figures: where the patches come from, and what the figures do not prove. */
  readonly note: string;
}

/** Writes a model folder, the manifest last: a folder with a manifest is complete. Returns that manifest. */
export async function exportModel(ops: TensorOps, model: ModelExport, signal: AbortSignal): Promise<ModelManifest> {
  const spec = buildNetwork(model.architecture);
  const plane = { height: model.patchSizePx, width: model.patchSizePx };
  const windowSpec = restrictToWindow(spec, plane, centreWindow(plane, model.centreSizePx));
  // Read once: a run that still trains replaces its best weights at any moment, and scores and file must be of one set.
  const content = await readFile(model.weightsFile);
  const weights = uploadWeights(ops, spec, content);
  const windowsOf = (store: PatchStore): AsyncGenerator<Float32Array> =>
    scoreStore(ops, windowSpec, weights, store, signal);
  try {
    const candidates = aggregationCandidates(model.centreSizePx);
    const trials = await tryAggregations(windowsOf(model.validation.store), candidates);
    const choice = chooseAggregation(trials, labelsOf(model.validation.store));
    const metrics: Record<string, ModelMetrics> = {
      validation: metricsOf(model.validation, trials, choice.aggregation),
    };
    if (model.test !== undefined) {
      const testTrials = await tryAggregations(windowsOf(model.test.store), [choice.aggregation]);
      metrics['test'] = metricsOf(model.test, testTrials, choice.aggregation);
    }
    await mkdir(model.folder, { recursive: true });
    const goldenSource = (model.test ?? model.validation).store;
    const { patchSizePx } = model;
    const goldenStore = await loadPatchStore(pickGolden(goldenSource.patches), patchSizePx, Infinity, signal);
    const golden = await writeGolden(model.folder, goldenStore, windowsOf(goldenStore), choice.aggregation);
    await writeFileDurably(path.join(model.folder, GOLDEN_FILE), json(golden));
    await writeFileDurably(path.join(model.folder, WEIGHTS_FILE), content);
    const manifest: ModelManifest = {
      schemaVersion: 1,
      name: model.name,
      version: model.version,
      architecture: model.architecture,
      parameterCount: parameterCount(spec),
      weights: {
        file: WEIGHTS_FILE,
        sha256: createHash('sha256').update(content).digest('hex'),
        sizeBytes: content.length,
      },
      mppX: model.mppX,
      mppY: model.mppY,
      patchSizePx,
      centreSizePx: model.centreSizePx,
      aggregation: choice.aggregation,
      aggregationChoice: choice.comparison,
      trainingData: model.trainingData,
      training: model.training,
      metrics,
      goldenFile: GOLDEN_FILE,
    };
    await writeFileDurably(path.join(model.folder, 'manifest.json'), json(manifest));
    return manifest;
  } finally {
    ops.tf.dispose([...weights.values()]);
  }
}

function uploadWeights({ tf }: TensorOps, spec: NetworkSpec, content: Uint8Array): WeightTensors {
  const weights = selectWeights(decodeSafetensors(content).tensors, spec);
  return new Map(
    weightShapes(spec).map(({ name, shape }) => [name, tf.tensor(weights.get(name) ?? [], [...shape], 'float32')]),
  );
}

function metricsOf(
  set: EvaluationSet,
  trials: readonly AggregationTrial[],
  aggregation: PatchAggregation,
): ModelMetrics {
  const labels = labelsOf(set.store);
  const trial = trials.find((candidate) => candidate.aggregation === aggregation);
  const scored = labels.map((positive, index) => ({ score: trial?.scores[index] ?? 0, positive }));
  return { ...rocAuc(scored), patches: labels.length, tumourPatches: labels.filter(Boolean).length, note: set.note };
}

function labelsOf(store: PatchStore): readonly boolean[] {
  return store.patches.map((patch) => patch.tumour);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
