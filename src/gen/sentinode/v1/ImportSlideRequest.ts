// Original file: proto/sentinode/v1/slide.proto

import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';

/**
 * A slide in an archive, which stays there.
 */
export interface ImportSlideRequest {
  /**
   * The archive's name in the server's configuration. Which server that is, its operator alone decides.
   */
  'archive'?: (string);
  /**
   * Study Instance UID; may be empty, then the archive is asked for it.
   */
  'studyUid'?: (string);
  /**
   * Series Instance UID of the slide.
   */
  'seriesUid'?: (string);
  /**
   * Physical pixel size to use whatever the series says. Recorded with every result.
   */
  'spacingOverride'?: (_sentinode_v1_Spacing | null);
  /**
   * A name for lists, at most 200 characters. Must not carry patient data.
   */
  'displayName'?: (string);
  /**
   * Idempotency key chosen by the client (a UUID): the same key gives the same slide. May be empty.
   * At most 128 of A-Z, a-z, 0-9 and `. _ : -`.
   */
  'requestId'?: (string);
  /**
   * As in UploadHeader.
   */
  'spacingFromObjective'?: (boolean);
  '_spacingOverride'?: "spacingOverride";
}

/**
 * A slide in an archive, which stays there.
 */
export interface ImportSlideRequest__Output {
  /**
   * The archive's name in the server's configuration. Which server that is, its operator alone decides.
   */
  'archive': (string);
  /**
   * Study Instance UID; may be empty, then the archive is asked for it.
   */
  'studyUid': (string);
  /**
   * Series Instance UID of the slide.
   */
  'seriesUid': (string);
  /**
   * Physical pixel size to use whatever the series says. Recorded with every result.
   */
  'spacingOverride'?: (_sentinode_v1_Spacing__Output | null);
  /**
   * A name for lists, at most 200 characters. Must not carry patient data.
   */
  'displayName': (string);
  /**
   * Idempotency key chosen by the client (a UUID): the same key gives the same slide. May be empty.
   * At most 128 of A-Z, a-z, 0-9 and `. _ : -`.
   */
  'requestId': (string);
  /**
   * As in UploadHeader.
   */
  'spacingFromObjective': (boolean);
  '_spacingOverride'?: "spacingOverride";
}
