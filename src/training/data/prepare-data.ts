import { createHash } from 'node:crypto';
import { sourceSizePx } from '../../domain/augmentation/patch-geometry.js';
import type { DataPlan } from '../../domain/dataset/data-plan.js';
import { MAX_NAMED, type DataReport } from '../../domain/dataset/data-report.js';
import { createEpochSampler, type EpochSampler } from '../../domain/sampling/epoch-sampler.js';
import type { SampleItems } from '../../domain/sampling/sample-pool.js';
import type { TrainingConfig } from '../training-config.js';
import type { DataReportEvent } from '../training-event.js';
import { buildReport } from './build-report.js';
import { fitStains } from './fit-stains.js';
import type { IndexedUnit } from './indexed-data.js';
import type { LabelledPatch } from './labelled-patch.js';
import { createPatchStore, type PatchStore } from './patch-store.js';
import { planOfConfig } from './plan-of-config.js';
import { requireBothClasses } from './require-both-classes.js';
import { sampleItemsOf } from './sample-items-of.js';
import { splitData, type DataParts } from './split-data.js';
import { writeSplitRecord } from './split-record.js';
import type { DataStains } from './stain-places.js';

export interface PreparedData {
  readonly training: PatchStore;
  readonly validation: PatchStore;
  /** Which training patches an epoch shows. */
  readonly sampler: EpochSampler;
  /** The training patches as samplers and hard-negative rounds see them. */
  readonly items: SampleItems;
  readonly plan: DataPlan;
  readonly report: DataReportEvent;
  /** Digest of the data and of the rules by which it is split and drawn. */
  readonly identity: string;
  /** Closes what is open of slides. */
  close(): Promise<void>;
}

/**
 * Patches scored after each epoch when validation is a cohort: as many as the method scores of a slide, drawn once by
 * the sampling's rules. Patches that were given are all scored.
 */
const MAX_VALIDATION_CELLS = 5000;

/**
 * Indexes, splits and checks the data and stores the split with the run; nothing is decoded that an earlier run knew.
 * Throws TRAINING_DATA_INVALID when too little is left or training and validation overlap.
 */
export async function prepareData(config: TrainingConfig, signal: AbortSignal): Promise<PreparedData> {
  const plan = planOfConfig(config);
  const parts = await splitData(plan, config.patchSizePx, config.seed, signal);
  const patches = { training: patchesOf(parts.training), validation: validationPatches(parts, plan, config.seed) };
  const counted = buildReport(plan, config.patchSizePx, parts, patches);
  requireBothClasses(counted, parts, plan);
  const { stains, notes } = await stainsOf(plan, patches, config, signal);
  const details = { ...counted, notes: [...notes, ...counted.notes].slice(0, MAX_NAMED) };
  const report = reportEvent(details, digestOf(parts.training));
  await writeSplitRecord(config.outputFolder, plan, parts, config.seed);
  const stores = createStores(patches, plan, stains, config);
  const items = sampleItemsOf(patches.training);
  return {
    ...stores,
    items,
    sampler: createEpochSampler(items, plan.sampling, config.seed),
    plan,
    report,
    identity: sha256(
      JSON.stringify([report.sha256, plan.split, plan.sampling, plan.labelSizePx, ...(stains ? [stains.target] : [])]),
    ),
    close: async () => {
      await Promise.all([stores.training.close(), stores.validation.close()]);
    },
  };
}

type Patches = Readonly<Record<'training' | 'validation', readonly LabelledPatch[]>>;

async function stainsOf(
  { stainNormalisation: method }: DataPlan,
  patches: Patches,
  { patchSizePx }: TrainingConfig,
  signal: AbortSignal,
): Promise<{ readonly stains?: DataStains; readonly notes: readonly string[] }> {
  return method === undefined ? { notes: [] } : fitStains(patches, { method, patchSizePx, signal });
}

function patchesOf(units: readonly IndexedUnit[]): readonly LabelledPatch[] {
  return units.flatMap(({ patches }) => patches);
}

function validationPatches({ validation }: DataParts, plan: DataPlan, seed: number): readonly LabelledPatch[] {
  const all = patchesOf(validation);
  if (!all.some(({ kind }) => kind === 'slide')) return all;
  const sampler = createEpochSampler(sampleItemsOf(all), plan.sampling, seed);
  const drawn = sampler.order(0, Math.min(MAX_VALIDATION_CELLS, sampler.patchesPerEpoch));
  return [...new Set(drawn)].sort((a, b) => a - b).flatMap((index) => all[index] ?? []);
}

/** Validation is scored whole after every epoch, so that it has the first claim on memory. */
function createStores(
  patches: Patches,
  plan: DataPlan,
  stains: DataStains | undefined,
  { patchSizePx, augmentation, cacheBytes }: TrainingConfig,
): { readonly training: PatchStore; readonly validation: PatchStore } {
  // A slide can be read beyond a patch's edge, so that turned corners show tissue.
  const readSizePx = plan.training.kind === 'slides' ? sourceSizePx(patchSizePx, augmentation) : patchSizePx;
  const validation = createPatchStore(patches.validation, { patchSizePx, readSizePx: patchSizePx, cacheBytes, stains });
  const left = cacheBytes - validation.shared.cache.byteLength;
  const training = createPatchStore(patches.training, { patchSizePx, readSizePx, cacheBytes: left, stains });
  return { validation, training };
}

function reportEvent(details: DataReport, digest: string): DataReportEvent {
  const { training, validation, skipped, skippedCount, split } = details;
  return {
    type: 'dataReport',
    training: { tumour: training.tumour, normal: training.normal },
    validation: { tumour: validation.tumour, normal: validation.normal },
    skipped: skipped.map(({ name, reason }) => ({ file: name, reason })),
    skippedCount,
    sha256: digest,
    split,
    details,
  };
}

/** SHA-256 over the lines `<name>\t<sha256>\n` of what is trained on, sorted by name. */
function digestOf(units: readonly IndexedUnit[]): string {
  const lines = units.map(({ digestLine }) => digestLine).sort();
  return sha256(lines.map((line) => `${line}\n`).join(''));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
