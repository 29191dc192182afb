// Original file: proto/sentinode/v1/training.proto

import type { TrainingDataReport as _sentinode_v1_TrainingDataReport, TrainingDataReport__Output as _sentinode_v1_TrainingDataReport__Output } from '../../sentinode/v1/TrainingDataReport.js';
import type { TrainingStarted as _sentinode_v1_TrainingStarted, TrainingStarted__Output as _sentinode_v1_TrainingStarted__Output } from '../../sentinode/v1/TrainingStarted.js';
import type { TrainingStep as _sentinode_v1_TrainingStep, TrainingStep__Output as _sentinode_v1_TrainingStep__Output } from '../../sentinode/v1/TrainingStep.js';
import type { TrainingEpoch as _sentinode_v1_TrainingEpoch, TrainingEpoch__Output as _sentinode_v1_TrainingEpoch__Output } from '../../sentinode/v1/TrainingEpoch.js';
import type { TrainingCheckpoint as _sentinode_v1_TrainingCheckpoint, TrainingCheckpoint__Output as _sentinode_v1_TrainingCheckpoint__Output } from '../../sentinode/v1/TrainingCheckpoint.js';
import type { TrainingWarning as _sentinode_v1_TrainingWarning, TrainingWarning__Output as _sentinode_v1_TrainingWarning__Output } from '../../sentinode/v1/TrainingWarning.js';
import type { TrainingFinished as _sentinode_v1_TrainingFinished, TrainingFinished__Output as _sentinode_v1_TrainingFinished__Output } from '../../sentinode/v1/TrainingFinished.js';
import type { TrainingAccepted as _sentinode_v1_TrainingAccepted, TrainingAccepted__Output as _sentinode_v1_TrainingAccepted__Output } from '../../sentinode/v1/TrainingAccepted.js';
import type { TrainingEnded as _sentinode_v1_TrainingEnded, TrainingEnded__Output as _sentinode_v1_TrainingEnded__Output } from '../../sentinode/v1/TrainingEnded.js';
import type { Long } from '@grpc/proto-loader';

/**
 * One numbered event of a run.
 */
export interface TrainResponse {
  /**
   * From 1, without gaps.
   */
  'sequence'?: (number | string | Long);
  /**
   * Identifier of the run.
   */
  'runId'?: (string);
  /**
   * What the data is.
   */
  'dataReport'?: (_sentinode_v1_TrainingDataReport | null);
  /**
   * The run has begun.
   */
  'started'?: (_sentinode_v1_TrainingStarted | null);
  /**
   * One step.
   */
  'step'?: (_sentinode_v1_TrainingStep | null);
  /**
   * One epoch.
   */
  'epoch'?: (_sentinode_v1_TrainingEpoch | null);
  /**
   * A checkpoint is durable.
   */
  'checkpoint'?: (_sentinode_v1_TrainingCheckpoint | null);
  /**
   * Something a reader should know.
   */
  'warning'?: (_sentinode_v1_TrainingWarning | null);
  /**
   * The model is registered: the last event.
   */
  'finished'?: (_sentinode_v1_TrainingFinished | null);
  /**
   * The run waits for its turn.
   */
  'accepted'?: (_sentinode_v1_TrainingAccepted | null);
  /**
   * The run has ended without a model.
   */
  'ended'?: (_sentinode_v1_TrainingEnded | null);
  /**
   * One of them.
   */
  'event'?: "dataReport"|"started"|"step"|"epoch"|"checkpoint"|"warning"|"finished"|"accepted"|"ended";
}

/**
 * One numbered event of a run.
 */
export interface TrainResponse__Output {
  /**
   * From 1, without gaps.
   */
  'sequence': (number);
  /**
   * Identifier of the run.
   */
  'runId': (string);
  /**
   * What the data is.
   */
  'dataReport'?: (_sentinode_v1_TrainingDataReport__Output | null);
  /**
   * The run has begun.
   */
  'started'?: (_sentinode_v1_TrainingStarted__Output | null);
  /**
   * One step.
   */
  'step'?: (_sentinode_v1_TrainingStep__Output | null);
  /**
   * One epoch.
   */
  'epoch'?: (_sentinode_v1_TrainingEpoch__Output | null);
  /**
   * A checkpoint is durable.
   */
  'checkpoint'?: (_sentinode_v1_TrainingCheckpoint__Output | null);
  /**
   * Something a reader should know.
   */
  'warning'?: (_sentinode_v1_TrainingWarning__Output | null);
  /**
   * The model is registered: the last event.
   */
  'finished'?: (_sentinode_v1_TrainingFinished__Output | null);
  /**
   * The run waits for its turn.
   */
  'accepted'?: (_sentinode_v1_TrainingAccepted__Output | null);
  /**
   * The run has ended without a model.
   */
  'ended'?: (_sentinode_v1_TrainingEnded__Output | null);
  /**
   * One of them.
   */
  'event'?: "dataReport"|"started"|"step"|"epoch"|"checkpoint"|"warning"|"finished"|"accepted"|"ended";
}
