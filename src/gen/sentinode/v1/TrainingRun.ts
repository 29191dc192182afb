// Original file: proto/sentinode/v1/training.proto

import type { TrainingRunState as _sentinode_v1_TrainingRunState, TrainingRunState__Output as _sentinode_v1_TrainingRunState__Output } from '../../sentinode/v1/TrainingRunState.js';
import type { TrainRequest as _sentinode_v1_TrainRequest, TrainRequest__Output as _sentinode_v1_TrainRequest__Output } from '../../sentinode/v1/TrainRequest.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.js';
import type { Status as _google_rpc_Status, Status__Output as _google_rpc_Status__Output } from '../../google/rpc/Status.js';
import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from '../../sentinode/v1/Metric.js';

/**
 * A training run.
 */
export interface TrainingRun {
  /**
   * Its identifier.
   */
  'id'?: (string);
  /**
   * Where it stands.
   */
  'state'?: (_sentinode_v1_TrainingRunState);
  /**
   * What was asked for.
   */
  'request'?: (_sentinode_v1_TrainRequest | null);
  /**
   * When it was asked for.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it last began to run; absent before.
   */
  'startTime'?: (_google_protobuf_Timestamp | null);
  /**
   * When it ended; absent before.
   */
  'endTime'?: (_google_protobuf_Timestamp | null);
  /**
   * Why it ended without a model; absent otherwise.
   */
  'error'?: (_google_rpc_Status | null);
  /**
   * Whether ResumeTraining takes it. Checkpoints of a run that nobody resumes are dropped after the server's
   * `trainingRunTtlSeconds`.
   */
  'resumable'?: (boolean);
  /**
   * Epoch of its last checkpoint, from 1; 0 before the first.
   */
  'checkpointEpoch'?: (number);
  /**
   * Its best epoch so far, from 1; 0 before the first.
   */
  'bestEpoch'?: (number);
  /**
   * Validation area under the ROC curve of the best epoch; absent before the first.
   */
  'bestAuc'?: (_sentinode_v1_Metric | null);
  /**
   * Name of the model it registered; empty before.
   */
  'modelName'?: (string);
  /**
   * Version of that model; empty before.
   */
  'modelVersion'?: (string);
  /**
   * From 1 while it waits for the device, else 0.
   */
  'queuePosition'?: (number);
  /**
   * How often it was started.
   */
  'attempts'?: (number);
}

/**
 * A training run.
 */
export interface TrainingRun__Output {
  /**
   * Its identifier.
   */
  'id': (string);
  /**
   * Where it stands.
   */
  'state': (_sentinode_v1_TrainingRunState__Output);
  /**
   * What was asked for.
   */
  'request': (_sentinode_v1_TrainRequest__Output | null);
  /**
   * When it was asked for.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it last began to run; absent before.
   */
  'startTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * When it ended; absent before.
   */
  'endTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * Why it ended without a model; absent otherwise.
   */
  'error': (_google_rpc_Status__Output | null);
  /**
   * Whether ResumeTraining takes it. Checkpoints of a run that nobody resumes are dropped after the server's
   * `trainingRunTtlSeconds`.
   */
  'resumable': (boolean);
  /**
   * Epoch of its last checkpoint, from 1; 0 before the first.
   */
  'checkpointEpoch': (number);
  /**
   * Its best epoch so far, from 1; 0 before the first.
   */
  'bestEpoch': (number);
  /**
   * Validation area under the ROC curve of the best epoch; absent before the first.
   */
  'bestAuc': (_sentinode_v1_Metric__Output | null);
  /**
   * Name of the model it registered; empty before.
   */
  'modelName': (string);
  /**
   * Version of that model; empty before.
   */
  'modelVersion': (string);
  /**
   * From 1 while it waits for the device, else 0.
   */
  'queuePosition': (number);
  /**
   * How often it was started.
   */
  'attempts': (number);
}
