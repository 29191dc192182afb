// Original file: proto/sentinode/v1/prediction.proto

import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from '../../sentinode/v1/EncodedImage.js';

/**
 * The heat map.
 */
export interface GetHeatmapResponse {
  /**
   * The picture.
   */
  'image'?: (_sentinode_v1_EncodedImage | null);
}

/**
 * The heat map.
 */
export interface GetHeatmapResponse__Output {
  /**
   * The picture.
   */
  'image': (_sentinode_v1_EncodedImage__Output | null);
}
