// Original file: proto/sentinode/v1/training_data.proto

import type { DataPart as _sentinode_v1_DataPart, DataPart__Output as _sentinode_v1_DataPart__Output } from '../../sentinode/v1/DataPart.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';
import type { DataSlide as _sentinode_v1_DataSlide, DataSlide__Output as _sentinode_v1_DataSlide__Output } from '../../sentinode/v1/DataSlide.js';
import type { SkippedItem as _sentinode_v1_SkippedItem, SkippedItem__Output as _sentinode_v1_SkippedItem__Output } from '../../sentinode/v1/SkippedItem.js';
import type { Long } from '@grpc/proto-loader';

/**
 * What the data is: the first thing that a run tells.
 */
export interface DataReport {
  /**
   * What is learned from.
   */
  'training'?: (_sentinode_v1_DataPart | null);
  /**
   * What is scored after each epoch.
   */
  'validation'?: (_sentinode_v1_DataPart | null);
  /**
   * Tissue of all slides in mm²; 0 where patches were given.
   */
  'tissueAreaMm2'?: (number | string);
  /**
   * Scale of the patches.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Side of a patch.
   */
  'patchSizePx'?: (number);
  /**
   * Side of the labelled centre.
   */
  'labelSizePx'?: (number);
  /**
   * Slide by slide; at most 1,000.
   */
  'slides'?: (_sentinode_v1_DataSlide)[];
  /**
   * What was left out, each with its reason; at most 100.
   */
  'skipped'?: (_sentinode_v1_SkippedItem)[];
  /**
   * How much was left out in all.
   */
  'skippedCount'?: (number | string | Long);
  /**
   * What was put right or deserves a look; at most 100.
   */
  'notes'?: (string)[];
  /**
   * How validation was kept apart, and what that leaves unproven.
   */
  'split'?: (string);
  /**
   * Whether what an earlier run found in the same files was used: `anew`, `in part` or `before`.
   */
  'indexed'?: (string);
}

/**
 * What the data is: the first thing that a run tells.
 */
export interface DataReport__Output {
  /**
   * What is learned from.
   */
  'training': (_sentinode_v1_DataPart__Output | null);
  /**
   * What is scored after each epoch.
   */
  'validation': (_sentinode_v1_DataPart__Output | null);
  /**
   * Tissue of all slides in mm²; 0 where patches were given.
   */
  'tissueAreaMm2': (number);
  /**
   * Scale of the patches.
   */
  'spacing': (_sentinode_v1_Spacing__Output | null);
  /**
   * Side of a patch.
   */
  'patchSizePx': (number);
  /**
   * Side of the labelled centre.
   */
  'labelSizePx': (number);
  /**
   * Slide by slide; at most 1,000.
   */
  'slides': (_sentinode_v1_DataSlide__Output)[];
  /**
   * What was left out, each with its reason; at most 100.
   */
  'skipped': (_sentinode_v1_SkippedItem__Output)[];
  /**
   * How much was left out in all.
   */
  'skippedCount': (number);
  /**
   * What was put right or deserves a look; at most 100.
   */
  'notes': (string)[];
  /**
   * How validation was kept apart, and what that leaves unproven.
   */
  'split': (string);
  /**
   * Whether what an earlier run found in the same files was used: `anew`, `in part` or `before`.
   */
  'indexed': (string);
}
