// Original file: proto/sentinode/v1/training_data.proto

import type { DataSource as _sentinode_v1_DataSource, DataSource__Output as _sentinode_v1_DataSource__Output } from '../../sentinode/v1/DataSource.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';
import type { SplitPlan as _sentinode_v1_SplitPlan, SplitPlan__Output as _sentinode_v1_SplitPlan__Output } from '../../sentinode/v1/SplitPlan.js';
import type { SamplingPlan as _sentinode_v1_SamplingPlan, SamplingPlan__Output as _sentinode_v1_SamplingPlan__Output } from '../../sentinode/v1/SamplingPlan.js';
import type { AugmentationPlan as _sentinode_v1_AugmentationPlan, AugmentationPlan__Output as _sentinode_v1_AugmentationPlan__Output } from '../../sentinode/v1/AugmentationPlan.js';

/**
 * The data of a run. All paths are on the server, below one of its training roots; everything is read in place.
 */
export interface DataPlan {
  /**
   * What to learn from.
   */
  'training'?: (_sentinode_v1_DataSource | null);
  /**
   * What to validate on; absent means that a part of `training` is split off by `split`.
   */
  'validation'?: (_sentinode_v1_DataSource | null);
  /**
   * Scale of the patches. Slides are read at it; patches that are given must have it.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Side of a patch, a multiple of 16 from 96 to 512; 0 means 256 for slides, else what the first patch measures.
   */
  'patchSizePx'?: (number);
  /**
   * Side of the centre that a patch's label speaks of; 0 means the whole patch. Of a slide's patches the truth is
   * looked up in it.
   */
  'labelSizePx'?: (number);
  /**
   * How validation is kept apart; absent means 8:2.
   */
  'split'?: (_sentinode_v1_SplitPlan | null);
  /**
   * Which patches an epoch shows; absent means the method's numbers.
   */
  'sampling'?: (_sentinode_v1_SamplingPlan | null);
  /**
   * How patches are varied; absent means the recipe's way.
   */
  'augmentation'?: (_sentinode_v1_AugmentationPlan | null);
  /**
   * Brings all patches, of training and validation, to one stain: `macenko`, `vahadane`, `reinhard` or
   * `reinhard-modified`; empty means that they are learned from as they are. Patches of slides go by their slide's
   * statistics, given patches by those of all patches of the same slide, or each by its own where none is named. The
   * version's manifest names the method and the stain, and predictions with it do the same.
   */
  'stainNormalisation'?: (string);
}

/**
 * The data of a run. All paths are on the server, below one of its training roots; everything is read in place.
 */
export interface DataPlan__Output {
  /**
   * What to learn from.
   */
  'training': (_sentinode_v1_DataSource__Output | null);
  /**
   * What to validate on; absent means that a part of `training` is split off by `split`.
   */
  'validation': (_sentinode_v1_DataSource__Output | null);
  /**
   * Scale of the patches. Slides are read at it; patches that are given must have it.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Side of a patch, a multiple of 16 from 96 to 512; 0 means 256 for slides, else what the first patch measures.
   */
  'patchSizePx': (number);
  /**
   * Side of the centre that a patch's label speaks of; 0 means the whole patch. Of a slide's patches the truth is
   * looked up in it.
   */
  'labelSizePx': (number);
  /**
   * How validation is kept apart; absent means 8:2.
   */
  'split': (_sentinode_v1_SplitPlan__Output | null);
  /**
   * Which patches an epoch shows; absent means the method's numbers.
   */
  'sampling': (_sentinode_v1_SamplingPlan__Output | null);
  /**
   * How patches are varied; absent means the recipe's way.
   */
  'augmentation': (_sentinode_v1_AugmentationPlan__Output | null);
  /**
   * Brings all patches, of training and validation, to one stain: `macenko`, `vahadane`, `reinhard` or
   * `reinhard-modified`; empty means that they are learned from as they are. Patches of slides go by their slide's
   * statistics, given patches by those of all patches of the same slide, or each by its own where none is named. The
   * version's manifest names the method and the stain, and predictions with it do the same.
   */
  'stainNormalisation': (string);
}
