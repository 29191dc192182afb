// Original file: proto/sentinode/v1/prediction.proto

import type { PredictionParameters as _sentinode_v1_PredictionParameters, PredictionParameters__Output as _sentinode_v1_PredictionParameters__Output } from '../../sentinode/v1/PredictionParameters.js';
import type { Priority as _sentinode_v1_Priority, Priority__Output as _sentinode_v1_Priority__Output } from '../../sentinode/v1/Priority.js';

/**
 * Asks for a slide's prediction.
 */
export interface PredictSlideRequest {
  /**
   * The slide.
   */
  'slideId'?: (string);
  /**
   * What and how.
   */
  'parameters'?: (_sentinode_v1_PredictionParameters | null);
  /**
   * Idempotency key (a UUID): the same key joins the prediction that runs, or replays it. May be empty.
   * At most 128 of A-Z, a-z, 0-9 and `. _ : -`.
   */
  'requestId'?: (string);
  /**
   * Goes on when the caller goes away, and after a restart of the server.
   */
  'keepRunning'?: (boolean);
  /**
   * Puts every patch's score into the result.
   */
  'includePatchScores'?: (boolean);
  /**
   * How soon: when its turn among the waiting slides comes, and before whose patches its patches are scored. It is no
   * part of what is asked: a call that joins a prediction by its `request_id` leaves that one's priority as it is.
   */
  'priority'?: (_sentinode_v1_Priority);
}

/**
 * Asks for a slide's prediction.
 */
export interface PredictSlideRequest__Output {
  /**
   * The slide.
   */
  'slideId': (string);
  /**
   * What and how.
   */
  'parameters': (_sentinode_v1_PredictionParameters__Output | null);
  /**
   * Idempotency key (a UUID): the same key joins the prediction that runs, or replays it. May be empty.
   * At most 128 of A-Z, a-z, 0-9 and `. _ : -`.
   */
  'requestId': (string);
  /**
   * Goes on when the caller goes away, and after a restart of the server.
   */
  'keepRunning': (boolean);
  /**
   * Puts every patch's score into the result.
   */
  'includePatchScores': (boolean);
  /**
   * How soon: when its turn among the waiting slides comes, and before whose patches its patches are scored. It is no
   * part of what is asked: a call that joins a prediction by its `request_id` leaves that one's priority as it is.
   */
  'priority': (_sentinode_v1_Priority__Output);
}
