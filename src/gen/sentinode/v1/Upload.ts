// Original file: proto/sentinode/v1/slide.proto

import type { UploadState as _sentinode_v1_UploadState, UploadState__Output as _sentinode_v1_UploadState__Output } from '../../sentinode/v1/UploadState.js';
import type { UploadFileStatus as _sentinode_v1_UploadFileStatus, UploadFileStatus__Output as _sentinode_v1_UploadFileStatus__Output } from '../../sentinode/v1/UploadFileStatus.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.js';

/**
 * A resumable upload.
 */
export interface Upload {
  /**
   * Identifier, unique on this server.
   */
  'id'?: (string);
  /**
   * Where it stands.
   */
  'state'?: (_sentinode_v1_UploadState);
  /**
   * Each file's progress, in the header's order.
   */
  'files'?: (_sentinode_v1_UploadFileStatus)[];
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When its bytes are dropped unless it is finished before.
   */
  'expireTime'?: (_google_protobuf_Timestamp | null);
  /**
   * The slide, once finished; else empty.
   */
  'slideId'?: (string);
}

/**
 * A resumable upload.
 */
export interface Upload__Output {
  /**
   * Identifier, unique on this server.
   */
  'id': (string);
  /**
   * Where it stands.
   */
  'state': (_sentinode_v1_UploadState__Output);
  /**
   * Each file's progress, in the header's order.
   */
  'files': (_sentinode_v1_UploadFileStatus__Output)[];
  /**
   * When it was created.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When its bytes are dropped unless it is finished before.
   */
  'expireTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * The slide, once finished; else empty.
   */
  'slideId': (string);
}
