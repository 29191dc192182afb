// Original file: proto/sentinode/v1/prediction.proto

import type { AllPatches as _sentinode_v1_AllPatches, AllPatches__Output as _sentinode_v1_AllPatches__Output } from '../../sentinode/v1/AllPatches.js';
import type { RandomSample as _sentinode_v1_RandomSample, RandomSample__Output as _sentinode_v1_RandomSample__Output } from '../../sentinode/v1/RandomSample.js';
import type { StratifiedSample as _sentinode_v1_StratifiedSample, StratifiedSample__Output as _sentinode_v1_StratifiedSample__Output } from '../../sentinode/v1/StratifiedSample.js';

/**
 * Which tissue patches of a slide are scored.
 */
export interface Sampling {
  /**
   * Every tissue patch.
   */
  'all'?: (_sentinode_v1_AllPatches | null);
  /**
   * A random sample without replacement.
   */
  'random'?: (_sentinode_v1_RandomSample | null);
  /**
   * A random sample spread evenly over the tissue.
   */
  'stratified'?: (_sentinode_v1_StratifiedSample | null);
  /**
   * One of them; none means all.
   */
  'mode'?: "all"|"random"|"stratified";
}

/**
 * Which tissue patches of a slide are scored.
 */
export interface Sampling__Output {
  /**
   * Every tissue patch.
   */
  'all'?: (_sentinode_v1_AllPatches__Output | null);
  /**
   * A random sample without replacement.
   */
  'random'?: (_sentinode_v1_RandomSample__Output | null);
  /**
   * A random sample spread evenly over the tissue.
   */
  'stratified'?: (_sentinode_v1_StratifiedSample__Output | null);
  /**
   * One of them; none means all.
   */
  'mode'?: "all"|"random"|"stratified";
}
