// The manifest beside a model's weights: what it is, what it expects, where it came from, how well it does.
import { ARCHITECTURE_IDS, isArchitectureId, type Architecture } from '../networks/architecture.js';
import { AppError } from '../errors/app-error.js';
import { parseDataSplit, type DataSplit } from './data-split.js';
import { fieldsOf, type FieldReader } from './field-reader.js';
import { parseModelCalibration, type ModelCalibration } from './model-calibration.js';
import { parseModelMetrics, type ModelMetrics } from './model-metrics.js';
import { parseModelPrecision, type ModelPrecision } from './model-precision.js';
import { parseTrainingReference } from '../quality/parse-training-reference.js';
import type { TrainingReference } from '../quality/training-distance.js';
import { parseStainStatistics } from '../stain/parse-stain-statistics.js';
import type { StainStatistics } from '../stain/stain-statistics.js';
import { parsePatchAggregation, type PatchAggregation } from './patch-aggregation.js';
import { SHA256_HEX } from '../text/sha256-hex.js';

/** In the folder of a version; one that has it is complete. */
export const MANIFEST_FILE = 'manifest.json';

export interface ModelManifest {
  readonly schemaVersion: 1;
  /** Folder name under `models/`; lower-case letters, digits, `-` and `_`. */
  readonly name: string;
  /** Folder name under `models/<name>/`; a positive integer, higher is newer. */
  readonly version: number;
  readonly architecture: Architecture;
  readonly parameterCount: number;
  readonly weights: ModelFile;
  /** Absent: float32. */
  readonly precision?: ModelPrecision;
  readonly mppX: number;
  readonly mppY: number;
  readonly patchSizePx: number;
  /** Side of the centre window that is scored, and that training labels cover. */
  readonly centreSizePx: number;
  readonly aggregation: PatchAggregation;
  /** How the aggregation was chosen, with the figures compared. */
  readonly aggregationChoice: string;
  /** The stain that patches are brought to before they are scored; absent: they are scored as they are. */
  readonly stainNormalisation?: StainStatistics;
  /** Stain and brightness of the training patches as the network saw them; absent: not known, or of too few. */
  readonly trainingReference?: TrainingReference;
  readonly trainingData: TrainingDataSummary;
  readonly training: TrainingSummary;
  /** One entry a data set, such as `validation` and `test`. */
  readonly metrics: Readonly<Record<string, ModelMetrics>>;
  /** Absent in manifests made before it was fitted. */
  readonly calibration?: ModelCalibration;
  /** Absent in manifests made before there were cards. */
  readonly card?: ModelCardFiles;
  /** Of the weights, such as `Apache-2.0`; absent where who trained them did not say. */
  readonly licence?: string;
  /** File with golden patches, relative to the manifest. */
  readonly goldenFile: string;
}

export interface ModelFile {
  /** Relative to the manifest; a plain file name. */
  readonly file: string;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface TrainingDataSummary {
  readonly source: string;
  readonly licence: string;
  readonly tumourPatches: number;
  readonly normalPatches: number;
  /** SHA-256 over the lines `<relative path>\t<file sha256>\n`, sorted by path. */
  readonly sha256: string;
  /** How training and validation were kept apart, and what that leaves unproven. */
  readonly split: string;
  /** The same for programs; absent in manifests made before it was. */
  readonly parts?: DataSplit;
}

export interface TrainingSummary {
  readonly seed: number;
  readonly command: string;
  readonly epochs: number;
  /** Whose weights these are, from 1; absent in manifests made before it was told. */
  readonly bestEpoch?: number;
  readonly startedAt: string;
  readonly seconds: number;
  readonly software: Readonly<Record<string, string>>;
}

/** Relative to the manifest. */
export interface ModelCardFiles {
  /** Markdown; a plain file name. */
  readonly file: string;
  /** SVG, `plots/<name>.svg`, in the order of the card; at most MAX_PLOTS. */
  readonly plots: readonly string[];
}

/** Reads and checks a parsed JSON manifest; throws MODEL_INVALID naming the field. */
export function parseModelManifest(value: unknown): ModelManifest {
  const root = fieldsOf(value, 'manifest');
  if (root.number('schemaVersion') !== 1) throw new AppError('MODEL_INVALID', 'manifest: schemaVersion is not 1');
  const weights = root.object('weights');
  return {
    schemaVersion: 1,
    name: root.matching('name', /^[a-z0-9][a-z0-9_-]{0,63}$/),
    version: root.integer('version', 1),
    architecture: parseArchitecture(root.object('architecture')),
    parameterCount: root.integer('parameterCount', 1),
    weights: {
      file: weights.matching('file', PLAIN_FILE_NAME),
      sha256: weights.matching('sha256', SHA256_HEX),
      sizeBytes: weights.integer('sizeBytes', 1),
    },
    ...root.optional('precision', (key) => parseModelPrecision(root.object(key))),
    mppX: root.positive('mppX'),
    mppY: root.positive('mppY'),
    ...parseSizes(root),
    aggregation: parsePatchAggregation(root.unknown('aggregation')),
    aggregationChoice: root.text('aggregationChoice'),
    ...root.optional('stainNormalisation', (key) => parseStainStatistics(root.object(key))),
    ...root.optional('trainingReference', (key) => parseTrainingReference(root.object(key))),
    trainingData: parseTrainingData(root.object('trainingData')),
    training: parseTraining(root.object('training')),
    metrics: root.object('metrics').map((metrics, key) => parseModelMetrics(metrics.object(key))),
    ...root.optional('calibration', (key) => parseModelCalibration(root.object(key))),
    ...root.optional('card', (key) => parseCard(root.object(key))),
    ...root.optional('licence', (key) => root.text(key)),
    goldenFile: root.matching('goldenFile', PLAIN_FILE_NAME),
  };
}

const PLAIN_FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

function parseArchitecture(fields: FieldReader): Architecture {
  const id = fields.text('id');
  if (!isArchitectureId(id))
    throw new AppError('MODEL_INVALID', `manifest: architecture "${id}" is none of ${ARCHITECTURE_IDS.join(', ')}`);
  return { id, options: fields.object('options').map((options, key) => options.number(key)) };
}

function parseSizes(root: FieldReader): Pick<ModelManifest, 'patchSizePx' | 'centreSizePx'> {
  const patchSizePx = root.integer('patchSizePx', 16);
  const centreSizePx = root.integer('centreSizePx', 1);
  if (centreSizePx > patchSizePx)
    throw new AppError('MODEL_INVALID', 'manifest: centreSizePx is larger than patchSizePx');
  return { patchSizePx, centreSizePx };
}

function parseTrainingData(fields: FieldReader): TrainingDataSummary {
  return {
    source: fields.text('source'),
    licence: fields.text('licence'),
    tumourPatches: fields.integer('tumourPatches', 0),
    normalPatches: fields.integer('normalPatches', 0),
    sha256: fields.matching('sha256', SHA256_HEX),
    split: fields.text('split'),
    ...fields.optional('parts', (key) => parseDataSplit(fields.object(key))),
  };
}

function parseTraining(fields: FieldReader): TrainingSummary {
  return {
    seed: fields.integer('seed', 0),
    command: fields.text('command'),
    epochs: fields.integer('epochs', 0),
    ...fields.optional('bestEpoch', (key) => fields.integer(key, 1)),
    startedAt: fields.text('startedAt'),
    seconds: fields.number('seconds'),
    software: fields.object('software').map((software, key) => software.text(key)),
  };
}

const PLOT_FILE = /^plots\/[a-z0-9][a-z0-9-]{0,63}\.svg$/;
/** Five are drawn today. */
const MAX_PLOTS = 16;

function parseCard(fields: FieldReader): ModelCardFiles {
  const plots = fields.texts('plots', PLOT_FILE);
  if (plots.length > MAX_PLOTS)
    throw new AppError('MODEL_INVALID', `manifest: a card has at most ${MAX_PLOTS} plots, not ${plots.length}`);
  return { file: fields.matching('file', PLAIN_FILE_NAME), plots };
}
