import { AppError } from '../../domain/errors/app-error.js';
import { createRandomStream } from '../../domain/random/seeded-random.js';
import { stratifiedSplit } from '../../domain/split/stratified-split.js';
import { digestOfPatches, listPatches, type LabelledPatch } from './list-patches.js';
import { loadPatchStore, type PatchStore } from './patch-store.js';
import type { TrainingConfig } from '../training-config.js';
import type { ClassCounts, DataReportEvent } from '../training-event.js';

export interface PreparedData {
  readonly training: PatchStore;
  readonly validation: PatchStore;
  readonly report: DataReportEvent;
}

const TRAINING_SHARE = 0.8;
const MAX_REPORTED_SKIPS = 100;

/** Lists, splits, checks and decodes the patches; throws TRAINING_DATA_INVALID when too little is left. */
export async function prepareData(config: TrainingConfig, signal: AbortSignal): Promise<PreparedData> {
  const { training, validation, split } = await listAndSplit(config);
  const trainingStore = await loadPatchStore(training, config.patchSizePx, config.cacheBytes, signal);
  const left = Math.max(0, config.cacheBytes - trainingStore.cache.byteLength);
  const validationStore = await loadPatchStore(validation, config.patchSizePx, left, signal);
  const skipped = [...trainingStore.skipped, ...validationStore.skipped];
  const report: DataReportEvent = {
    type: 'dataReport',
    training: countClasses(trainingStore),
    validation: countClasses(validationStore),
    skipped: skipped.slice(0, MAX_REPORTED_SKIPS),
    skippedCount: skipped.length,
    sha256: await digestOfPatches(trainingStore.patches),
    split,
  };
  requireBothClasses('training', report.training);
  requireBothClasses('validation', report.validation);
  return { training: trainingStore, validation: validationStore, report };
}

interface ListedSplit {
  readonly training: readonly LabelledPatch[];
  readonly validation: readonly LabelledPatch[];
  readonly split: string;
}

async function listAndSplit(config: TrainingConfig): Promise<ListedSplit> {
  const listed = await listPatches(config.trainingFolders, config);
  if (config.validationFolders.length > 0) {
    const split =
      "separate validation folder; patch folders carry no slide identity, so that no slide stands in both is the data set's promise";
    return { training: listed, validation: await listPatches(config.validationFolders, config), split };
  }
  const random = createRandomStream(config.seed, 0x5917);
  const halves = stratifiedSplit(
    listed,
    (p) => p.relativePath,
    (p) => String(p.tumour),
    TRAINING_SHARE,
    random,
  );
  const split =
    '8:2 by patch, stratified by class: patch folders carry no slide identity, so validation may share slides with training and flatter the result';
  return { ...halves, split };
}

function countClasses(store: PatchStore): ClassCounts {
  const tumour = store.patches.filter((patch) => patch.tumour).length;
  return { tumour, normal: store.patches.length - tumour };
}

function requireBothClasses(part: string, { tumour, normal }: ClassCounts): void {
  if (tumour > 0 && normal > 0) return;
  throw new AppError(
    'TRAINING_DATA_INVALID',
    `${part} has ${tumour} readable tumour and ${normal} readable normal patches; it needs both`,
  );
}
