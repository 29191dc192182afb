// The folder of a reduced version, its manifest last: a folder with a manifest is complete.
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mapValues } from '../../domain/collections/map-values.js';
import { fitModelCalibration } from '../../domain/models/fit-model-calibration.js';
import { measureScores } from '../../domain/models/measure-scores.js';
import { MANIFEST_FILE, type ModelFile, type ModelManifest } from '../../domain/models/model-manifest.js';
import type { ModelPrecision } from '../../domain/models/model-precision.js';
import type { EngineNetwork, InferenceEngine } from '../../ports/inference-engine.js';
import type { ReductionWork } from '../../ports/reducer.js';
import { putRanges } from '../../weights/activation-ranges.js';
import { decodeSafetensors, encodeSafetensors } from '../../weights/safetensors.js';
import { writeFileDurably } from '../../weights/write-file-durably.js';
import { writeJsonDurably } from '../../weights/write-json-durably.js';
import { describeWeights } from '../describe-weights.js';
import { CARD_FILE, GOLDEN_FILE, WEIGHTS_FILE } from '../model-files.js';
import type { FoundRanges } from './find-ranges.js';
import type { MeasuredSets } from './measure-sets.js';
import { recordGolden } from './record-golden.js';
import { reducedCard } from './reduced-card.js';

export interface ReducedVersion {
  readonly work: ReductionWork;
  /** Of the float32 version. */
  readonly manifest: ModelManifest;
  readonly found: FoundRanges | undefined;
  readonly measured: MeasuredSets;
  /** The reduced one. */
  readonly network: EngineNetwork;
  readonly engine: InferenceEngine;
}

export async function writeReduced(version: ReducedVersion): Promise<void> {
  const { work, manifest: source, network } = version;
  const { sourceDir, outputDir } = work;
  await mkdir(outputDir, { recursive: true });
  const content = await reducedWeights(version);
  await writeFileDurably(path.join(outputDir, WEIGHTS_FILE), content);
  const golden = await recordGolden(sourceDir, outputDir, source, network, work.precision);
  await writeJsonDurably(path.join(outputDir, GOLDEN_FILE), golden);
  const manifest = manifestOf(version, describeWeights(content));
  await writeFileDurably(path.join(outputDir, CARD_FILE), reducedCard(manifest, precisionOf(version)));
  await writeJsonDurably(path.join(outputDir, MANIFEST_FILE), manifest);
}

/** The weights as they are, with the ranges of int8 among them: kernels are rounded when they are loaded. */
async function reducedWeights({ work, manifest, found }: ReducedVersion): Promise<Uint8Array> {
  const content = await readFile(path.join(work.sourceDir, manifest.weights.file));
  if (found === undefined) return content;
  const { tensors, metadata } = decodeSafetensors(content);
  return encodeSafetensors({ tensors: putRanges(tensors, found.ranges), metadata });
}

/** What was measured of the float32 version's scores is measured again; how it was trained stays as it was. */
function manifestOf(version: ReducedVersion, weights: ModelFile): ModelManifest {
  const { work, manifest: source, measured } = version;
  const { card: _card, ...kept } = source;
  return {
    ...kept,
    name: work.name,
    version: work.version,
    weights,
    precision: precisionOf(version),
    metrics: mapValues(measured.scored, (patches, set) =>
      measureScores(patches, source.metrics[set]?.note ?? `patches given to the reduction as ${set}`),
    ),
    calibration: fitModelCalibration(measured.scored),
    card: { file: CARD_FILE, plots: [] },
    goldenFile: GOLDEN_FILE,
  };
}

function precisionOf({ work, manifest, found, measured, engine }: ReducedVersion): ModelPrecision {
  const { change, float32CpuMsPerPatch, reducedCpuMsPerPatch } = measured;
  return {
    kind: work.precision,
    from: { model: manifest.name, version: manifest.version, weightsDigest: manifest.weights.sha256 },
    ...(found && { calibration: found.calibration }),
    change,
    speed: { measuredOn: `${engine.id} (${engine.device})`, float32CpuMsPerPatch, reducedCpuMsPerPatch },
  };
}
