// What to train on, as a caller asks for it: sources, scale, split, sampling. Paths are on the server's disk.
import type { RegionNames } from '../annotations/region-names.js';
import type { StainMethod } from '../stain/stain-statistics.js';
import type { TissueRule } from '../tissue/tissue-rule.js';

/** A folder with one folder a class. */
export interface FolderSource {
  readonly kind: 'folders';
  readonly dirs: readonly string[];
  readonly tumourClasses: readonly string[];
  readonly normalClasses: readonly string[];
}

/** A CSV or JSON Lines file that lists patches; paths in it are relative to its folder. */
export interface PatchManifestSource {
  readonly kind: 'patches';
  readonly manifest: string;
  readonly tumourClasses: readonly string[];
  readonly normalClasses: readonly string[];
}

export interface SlideSource {
  readonly kind: 'slides';
  /** A CSV or JSON Lines file that lists slides; paths in it are relative to its folder. */
  readonly manifest: string;
  readonly names: RegionNames;
  /** Values of a mask that are tumour; none means every value but 0. */
  readonly maskTumourValues: readonly number[];
  /** Least share of the label area that must be tumour: 1 is the method's rule. Above 0, at most 1. */
  readonly minTumourShare: number;
  /** Slides whose tumour holds no whole patch give patches of half the side, mirrored to the whole. */
  readonly smallTumourRemedy: boolean;
  /** Absent: `otsu`, as in prediction. */
  readonly tissueRule?: TissueRule;
}

export type DataSource = FolderSource | PatchManifestSource | SlideSource;

/** What validation must not share with training. `auto` takes the coarsest that the data names. */
export type GroupBy = 'auto' | 'patient' | 'slide' | 'patch';

/** Ways in which training and validation may overlap when the caller allows it by name. */
export const LEAKS = ['patient', 'slide', 'image'] as const;
export type Leak = (typeof LEAKS)[number];

export interface SplitPlan {
  /** Share of training, such as 0.8 or 0.9; `foldOf` 0. Or part `fold` (from 1) of `foldOf` is validation. */
  readonly trainingShare: number;
  readonly fold: number;
  readonly foldOf: number;
  readonly groupBy: GroupBy;
  readonly allowedLeaks: readonly Leak[];
}

export type SamplingMode = 'auto' | 'class-balanced' | 'slide-balanced';

export interface SamplingPlan {
  /** `auto`: slide-balanced where slides are named, else class-balanced. */
  readonly mode: SamplingMode;
  /** Most patches an epoch takes from a negative slide. */
  readonly perNegativeSlide: number;
  /** Most tumour patches an epoch takes from a positive slide; slides with fewer give all they have. */
  readonly tumourPerPositiveSlide: number;
  readonly normalPerPositiveSlide: number;
  readonly hardNegatives: HardNegativePlan;
}

/** Rounds after which the negatives that score highest are added to every epoch that follows. */
export interface HardNegativePlan {
  /** Epochs between rounds; 0: no rounds. */
  readonly everyEpochs: number;
  /** Negatives scored in a round, at random. */
  readonly candidates: number;
  /** Of these, how many are added. */
  readonly added: number;
}

export interface DataPlan {
  readonly training: DataSource;
  /** Absent: a part of `training` is split off. */
  readonly validation?: DataSource;
  /** Scale of the patches. */
  readonly mppX: number;
  readonly mppY: number;
  /** 0: that of the first patch, or 256 for slides. */
  readonly patchSizePx: number;
  /** Side of the centre that labels speak of; 0: the whole patch. */
  readonly labelSizePx: number;
  readonly split: SplitPlan;
  readonly sampling: SamplingPlan;
  /** How all patches are brought to one stain; absent: they are used as they are. */
  readonly stainNormalisation?: StainMethod;
  /** Real folders below which everything must lie; none: anywhere (a person at the machine asks). */
  readonly roots: readonly string[];
  /** Where indexes are kept between runs; absent: they are not. */
  readonly indexDir?: string;
}

/** The method's, of slides when nothing else is asked for. */
export const DEFAULT_SLIDE_PATCH_PX = 256;
/** Sides that a plan may ask for. */
export const PATCH_SIDE_PX = { min: 96, max: 512, step: 16 } as const;
/** More patches of one slide than any grid holds in tissue, or of one round than an epoch shows. */
export const MAX_SAMPLED = 1_000_000;

export const DEFAULT_SPLIT: SplitPlan = { trainingShare: 0.8, fold: 0, foldOf: 0, groupBy: 'auto', allowedLeaks: [] };

/** The original method's numbers. */
export const DEFAULT_SAMPLING: SamplingPlan = {
  mode: 'auto',
  perNegativeSlide: 2000,
  tumourPerPositiveSlide: 1000,
  normalPerPositiveSlide: 1000,
  hardNegatives: { everyEpochs: 0, candidates: 20_000, added: 2000 },
};

export const DEFAULT_TUMOUR_CLASSES: readonly string[] = ['tumor', 'tumour'];
export const DEFAULT_NORMAL_CLASSES: readonly string[] = ['normal'];
