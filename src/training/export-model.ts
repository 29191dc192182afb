// From a finished run to a model folder: weights, manifest and golden patches.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  MANIFEST_FILE,
  type ModelFile,
  type ModelManifest,
  type TrainingDataSummary,
  type TrainingSummary,
} from '../domain/models/model-manifest.js';
import type { PatchAggregation } from '../domain/models/patch-aggregation.js';
import type { TrainingReference } from '../domain/quality/training-distance.js';
import { buildNetwork, type Architecture } from '../domain/networks/architecture.js';
import type { NetworkSpec } from '../domain/networks/network-spec.js';
import { restrictToWindow } from '../domain/networks/restrict-to-window.js';
import { parameterCount, weightShapes } from '../domain/networks/weight-shapes.js';
import { centreWindow } from '../domain/networks/window.js';
import type { WeightTensors } from '../tfjs/node-weights.js';
import type { TensorOps } from '../tfjs/tensor-ops.js';
import { selectWeights } from '../weights/read-weights.js';
import { decodeSafetensors } from '../weights/safetensors.js';
import { writeFileDurably } from '../weights/write-file-durably.js';
import { writeJsonDurably } from '../weights/write-json-durably.js';
import type { CardSource } from './card/card-source.js';
import { writeCard } from './card/write-card.js';
import { describeWeights } from './describe-weights.js';
import { scoreStore } from './evaluate.js';
import { pickGolden, writeGolden } from './golden.js';
import { measureModel, type EvaluationSets, type MeasuredModel, type ScoreWindows } from './measure-model.js';
import { GOLDEN_FILE, WEIGHTS_FILE } from './model-files.js';
import { createPatchStore } from './data/patch-store.js';

export interface ModelExport extends EvaluationSets {
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
  /** Of the training patches; absent: not known. */
  readonly trainingReference?: TrainingReference | undefined;
  /** Of the weights; absent: not stated. */
  readonly licence?: string;
  /** What the card tells beside the figures measured here. */
  readonly told: Pick<CardSource, 'runs' | 'recipe' | 'slideFigures'>;
}

export interface ExportedModel {
  readonly manifest: ModelManifest;
  /** What a reader should know: of the card, when its plots could not be drawn. */
  readonly warnings: readonly string[];
}

/** Writes a model folder, the manifest last: a folder with a manifest is complete. */
export async function exportModel(ops: TensorOps, model: ModelExport, signal: AbortSignal): Promise<ExportedModel> {
  const spec = buildNetwork(model.architecture);
  const windowSpec = scoredWindow(spec, model);
  // Read once: a run that still trains replaces its best weights at any moment, and scores and file must be of one set.
  const content = await readFile(model.weightsFile);
  const weights = uploadWeights(ops, spec, content);
  const windowsOf: ScoreWindows = (store) => scoreStore(ops, windowSpec, weights, store, signal);
  try {
    const measured = await measureModel(model, model.centreSizePx, windowsOf);
    await mkdir(model.folder, { recursive: true });
    await writeGoldenFiles(model, measured.aggregation, windowsOf);
    await writeFileDurably(path.join(model.folder, WEIGHTS_FILE), content);
    const described = manifestOf(model, parameterCount(spec), describeWeights(content), measured);
    const card = await writeCard(model.folder, { manifest: described, scored: measured.scored, ...model.told });
    const manifest = { ...described, card: card.files };
    await writeJsonDurably(path.join(model.folder, MANIFEST_FILE), manifest);
    return { manifest, warnings: card.problem === undefined ? [] : [card.problem] };
  } finally {
    ops.tf.dispose([...weights.values()]);
  }
}

function scoredWindow(spec: NetworkSpec, { patchSizePx, centreSizePx }: ModelExport): NetworkSpec {
  const plane = { height: patchSizePx, width: patchSizePx };
  return restrictToWindow(spec, plane, centreWindow(plane, centreSizePx));
}

function uploadWeights({ tf }: TensorOps, spec: NetworkSpec, content: Uint8Array): WeightTensors {
  const weights = selectWeights(decodeSafetensors(content).tensors, spec);
  return new Map(
    weightShapes(spec).map(({ name, shape }) => [name, tf.tensor(weights.get(name) ?? [], [...shape], 'float32')]),
  );
}

async function writeGoldenFiles(
  { folder, patchSizePx, test, validation }: ModelExport,
  aggregation: PatchAggregation,
  windowsOf: ScoreWindows,
): Promise<void> {
  const { patches, stains } = (test ?? validation).store;
  const picked = pickGolden(patches);
  const cacheBytes = picked.length * patchSizePx * patchSizePx * 3;
  const store = createPatchStore(picked, { patchSizePx, readSizePx: patchSizePx, cacheBytes, stains });
  const golden = await writeGolden(folder, store, windowsOf(store), aggregation).finally(() => store.close());
  await writeJsonDurably(path.join(folder, GOLDEN_FILE), golden);
}

function manifestOf(
  model: ModelExport,
  parameters: number,
  weights: ModelFile,
  measured: MeasuredModel,
): ModelManifest {
  const { stains } = model.validation.store;
  return {
    schemaVersion: 1,
    name: model.name,
    version: model.version,
    architecture: model.architecture,
    parameterCount: parameters,
    weights,
    mppX: model.mppX,
    mppY: model.mppY,
    patchSizePx: model.patchSizePx,
    centreSizePx: model.centreSizePx,
    aggregation: measured.aggregation,
    aggregationChoice: measured.aggregationChoice,
    ...(stains && { stainNormalisation: stains.target }),
    ...(model.trainingReference && { trainingReference: model.trainingReference }),
    trainingData: model.trainingData,
    training: model.training,
    metrics: measured.metrics,
    calibration: measured.calibration,
    ...(model.licence === undefined ? {} : { licence: model.licence }),
    goldenFile: GOLDEN_FILE,
  };
}
