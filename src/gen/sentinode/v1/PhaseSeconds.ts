// Original file: proto/sentinode/v1/prediction.proto


/**
 * Seconds spent in each phase.
 */
export interface PhaseSeconds {
  /**
   * Waiting in the queue.
   */
  'queued'?: (number | string);
  /**
   * Opening the slide.
   */
  'opening'?: (number | string);
  /**
   * Finding tissue.
   */
  'tissue'?: (number | string);
  /**
   * Decoding and scoring, wall time.
   */
  'scoring'?: (number | string);
  /**
   * Of `scoring`: the engines at work.
   */
  'computing'?: (number | string);
  /**
   * Of `scoring`: the engines waiting for pixels.
   */
  'waiting'?: (number | string);
  /**
   * Combining scores.
   */
  'aggregating'?: (number | string);
  /**
   * From the first to the last.
   */
  'total'?: (number | string);
  /**
   * Within `scoring`: reading, decoding and resampling pixels. It goes on beside `computing` and is no part of the sum;
   * 0 in results of before it was told.
   */
  'decoding'?: (number | string);
}

/**
 * Seconds spent in each phase.
 */
export interface PhaseSeconds__Output {
  /**
   * Waiting in the queue.
   */
  'queued': (number);
  /**
   * Opening the slide.
   */
  'opening': (number);
  /**
   * Finding tissue.
   */
  'tissue': (number);
  /**
   * Decoding and scoring, wall time.
   */
  'scoring': (number);
  /**
   * Of `scoring`: the engines at work.
   */
  'computing': (number);
  /**
   * Of `scoring`: the engines waiting for pixels.
   */
  'waiting': (number);
  /**
   * Combining scores.
   */
  'aggregating': (number);
  /**
   * From the first to the last.
   */
  'total': (number);
  /**
   * Within `scoring`: reading, decoding and resampling pixels. It goes on beside `computing` and is no part of the sum;
   * 0 in results of before it was told.
   */
  'decoding': (number);
}
