// Original file: proto/sentinode/v1/prediction.proto

import type { PredictionState as _sentinode_v1_PredictionState, PredictionState__Output as _sentinode_v1_PredictionState__Output } from '../../sentinode/v1/PredictionState.js';
import type { PredictionParameters as _sentinode_v1_PredictionParameters, PredictionParameters__Output as _sentinode_v1_PredictionParameters__Output } from '../../sentinode/v1/PredictionParameters.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.js';
import type { PredictionResult as _sentinode_v1_PredictionResult, PredictionResult__Output as _sentinode_v1_PredictionResult__Output } from '../../sentinode/v1/PredictionResult.js';
import type { Status as _google_rpc_Status, Status__Output as _google_rpc_Status__Output } from '../../google/rpc/Status.js';
import type { Priority as _sentinode_v1_Priority, Priority__Output as _sentinode_v1_Priority__Output } from '../../sentinode/v1/Priority.js';

/**
 * A whole-slide prediction.
 */
export interface Prediction {
  /**
   * Identifier, unique on this server.
   */
  'id'?: (string);
  /**
   * The slide.
   */
  'slideId'?: (string);
  /**
   * Where it stands.
   */
  'state'?: (_sentinode_v1_PredictionState);
  /**
   * What was asked.
   */
  'parameters'?: (_sentinode_v1_PredictionParameters | null);
  /**
   * When it was asked.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it ended; absent before.
   */
  'endTime'?: (_google_protobuf_Timestamp | null);
  /**
   * The result, once succeeded.
   */
  'result'?: (_sentinode_v1_PredictionResult | null);
  /**
   * Why it failed or was cancelled, with ErrorInfo; absent otherwise.
   */
  'error'?: (_google_rpc_Status | null);
  /**
   * How soon, never `PRIORITY_UNSPECIFIED`; `PRIORITY_ROUTINE` in predictions of before it could be chosen.
   */
  'priority'?: (_sentinode_v1_Priority);
}

/**
 * A whole-slide prediction.
 */
export interface Prediction__Output {
  /**
   * Identifier, unique on this server.
   */
  'id': (string);
  /**
   * The slide.
   */
  'slideId': (string);
  /**
   * Where it stands.
   */
  'state': (_sentinode_v1_PredictionState__Output);
  /**
   * What was asked.
   */
  'parameters': (_sentinode_v1_PredictionParameters__Output | null);
  /**
   * When it was asked.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it ended; absent before.
   */
  'endTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * The result, once succeeded.
   */
  'result': (_sentinode_v1_PredictionResult__Output | null);
  /**
   * Why it failed or was cancelled, with ErrorInfo; absent otherwise.
   */
  'error': (_google_rpc_Status__Output | null);
  /**
   * How soon, never `PRIORITY_UNSPECIFIED`; `PRIORITY_ROUTINE` in predictions of before it could be chosen.
   */
  'priority': (_sentinode_v1_Priority__Output);
}
