// Original file: proto/sentinode/v1/slide.proto

import type { SlideFile as _sentinode_v1_SlideFile, SlideFile__Output as _sentinode_v1_SlideFile__Output } from '../../sentinode/v1/SlideFile.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';

/**
 * What a client says of a slide before it sends its bytes.
 */
export interface UploadHeader {
  /**
   * The files, 1 to 10,000 in at most 1,000 folders; the first is the one to open.
   */
  'files'?: (_sentinode_v1_SlideFile)[];
  /**
   * Physical pixel size to use whatever the files say. Recorded with every result.
   */
  'spacingOverride'?: (_sentinode_v1_Spacing | null);
  /**
   * A name for lists, at most 200 characters. Not used to open the slide. Must not carry patient data.
   */
  'displayName'?: (string);
  /**
   * Idempotency key chosen by the client (a UUID): the same key gives the same upload. May be empty.
   * At most 128 of A-Z, a-z, 0-9 and `. _ : -`.
   */
  'requestId'?: (string);
  /**
   * Where neither the files nor `spacing_override` give a pixel size: takes 10 µm over the magnification of the
   * objective, 0.5 µm at 20×. A rule of thumb, a tenth or two off; recorded as SPACING_SOURCE_OBJECTIVE.
   */
  'spacingFromObjective'?: (boolean);
  '_spacingOverride'?: "spacingOverride";
}

/**
 * What a client says of a slide before it sends its bytes.
 */
export interface UploadHeader__Output {
  /**
   * The files, 1 to 10,000 in at most 1,000 folders; the first is the one to open.
   */
  'files': (_sentinode_v1_SlideFile__Output)[];
  /**
   * Physical pixel size to use whatever the files say. Recorded with every result.
   */
  'spacingOverride'?: (_sentinode_v1_Spacing__Output | null);
  /**
   * A name for lists, at most 200 characters. Not used to open the slide. Must not carry patient data.
   */
  'displayName': (string);
  /**
   * Idempotency key chosen by the client (a UUID): the same key gives the same upload. May be empty.
   * At most 128 of A-Z, a-z, 0-9 and `. _ : -`.
   */
  'requestId': (string);
  /**
   * Where neither the files nor `spacing_override` give a pixel size: takes 10 µm over the magnification of the
   * objective, 0.5 µm at 20×. A rule of thumb, a tenth or two off; recorded as SPACING_SOURCE_OBJECTIVE.
   */
  'spacingFromObjective': (boolean);
  '_spacingOverride'?: "spacingOverride";
}
