// Original file: proto/sentinode/v1/slide.proto

import type { QualityFlag as _sentinode_v1_QualityFlag, QualityFlag__Output as _sentinode_v1_QualityFlag__Output } from '../../sentinode/v1/QualityFlag.js';
import type { InkMark as _sentinode_v1_InkMark, InkMark__Output as _sentinode_v1_InkMark__Output } from '../../sentinode/v1/InkMark.js';
import type { FocusQuality as _sentinode_v1_FocusQuality, FocusQuality__Output as _sentinode_v1_FocusQuality__Output } from '../../sentinode/v1/FocusQuality.js';
import type { StainVector as _sentinode_v1_StainVector, StainVector__Output as _sentinode_v1_StainVector__Output } from '../../sentinode/v1/StainVector.js';
import type { TrainingDistance as _sentinode_v1_TrainingDistance, TrainingDistance__Output as _sentinode_v1_TrainingDistance__Output } from '../../sentinode/v1/TrainingDistance.js';

/**
 * How far a slide's picture can be trusted, measured once, when it is registered, on a bounded part of it.
 */
export interface SlideQuality {
  /**
   * What is wrong; empty when nothing is.
   */
  'flags'?: (_sentinode_v1_QualityFlag)[];
  /**
   * One sentence a flag; predictions of the slide carry them as warnings.
   */
  'warnings'?: (string)[];
  /**
   * Tissue without ink, share of what was scanned, 0 to 1; absent when not measured.
   */
  'tissueShare'?: (number | string);
  /**
   * Ink, share of what was scanned, 0 to 1; absent when not measured.
   */
  'inkShare'?: (number | string);
  /**
   * The largest patches of ink, at most 32.
   */
  'inkMarks'?: (_sentinode_v1_InkMark)[];
  /**
   * Focus; absent without tissue, without a pixel size, and of slides coarser than 1.1 µm/px.
   */
  'focus'?: (_sentinode_v1_FocusQuality | null);
  /**
   * Haematoxylin by Macenko et al. 2009; absent like `focus`, and when the two stains cannot be told apart.
   */
  'haematoxylin'?: (_sentinode_v1_StainVector | null);
  /**
   * Eosin; present when `haematoxylin` is.
   */
  'eosin'?: (_sentinode_v1_StainVector | null);
  /**
   * Nearness to the training patches; absent like `focus`.
   */
  'trainingDistance'?: (_sentinode_v1_TrainingDistance | null);
  '_tissueShare'?: "tissueShare";
  '_inkShare'?: "inkShare";
  '_focus'?: "focus";
  '_haematoxylin'?: "haematoxylin";
  '_eosin'?: "eosin";
  '_trainingDistance'?: "trainingDistance";
}

/**
 * How far a slide's picture can be trusted, measured once, when it is registered, on a bounded part of it.
 */
export interface SlideQuality__Output {
  /**
   * What is wrong; empty when nothing is.
   */
  'flags': (_sentinode_v1_QualityFlag__Output)[];
  /**
   * One sentence a flag; predictions of the slide carry them as warnings.
   */
  'warnings': (string)[];
  /**
   * Tissue without ink, share of what was scanned, 0 to 1; absent when not measured.
   */
  'tissueShare'?: (number);
  /**
   * Ink, share of what was scanned, 0 to 1; absent when not measured.
   */
  'inkShare'?: (number);
  /**
   * The largest patches of ink, at most 32.
   */
  'inkMarks': (_sentinode_v1_InkMark__Output)[];
  /**
   * Focus; absent without tissue, without a pixel size, and of slides coarser than 1.1 µm/px.
   */
  'focus'?: (_sentinode_v1_FocusQuality__Output | null);
  /**
   * Haematoxylin by Macenko et al. 2009; absent like `focus`, and when the two stains cannot be told apart.
   */
  'haematoxylin'?: (_sentinode_v1_StainVector__Output | null);
  /**
   * Eosin; present when `haematoxylin` is.
   */
  'eosin'?: (_sentinode_v1_StainVector__Output | null);
  /**
   * Nearness to the training patches; absent like `focus`.
   */
  'trainingDistance'?: (_sentinode_v1_TrainingDistance__Output | null);
  '_tissueShare'?: "tissueShare";
  '_inkShare'?: "inkShare";
  '_focus'?: "focus";
  '_haematoxylin'?: "haematoxylin";
  '_eosin'?: "eosin";
  '_trainingDistance'?: "trainingDistance";
}
