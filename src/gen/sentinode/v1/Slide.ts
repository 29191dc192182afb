// Original file: proto/sentinode/v1/slide.proto

import type { SlideFile as _sentinode_v1_SlideFile, SlideFile__Output as _sentinode_v1_SlideFile__Output } from '../../sentinode/v1/SlideFile.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from '../../sentinode/v1/Spacing.js';
import type { SpacingSource as _sentinode_v1_SpacingSource, SpacingSource__Output as _sentinode_v1_SpacingSource__Output } from '../../sentinode/v1/SpacingSource.js';
import type { SlideLevel as _sentinode_v1_SlideLevel, SlideLevel__Output as _sentinode_v1_SlideLevel__Output } from '../../sentinode/v1/SlideLevel.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.js';
import type { SlideQuality as _sentinode_v1_SlideQuality, SlideQuality__Output as _sentinode_v1_SlideQuality__Output } from '../../sentinode/v1/SlideQuality.js';
import type { SlideArchive as _sentinode_v1_SlideArchive, SlideArchive__Output as _sentinode_v1_SlideArchive__Output } from '../../sentinode/v1/SlideArchive.js';
import type { AssociatedImageKind as _sentinode_v1_AssociatedImageKind, AssociatedImageKind__Output as _sentinode_v1_AssociatedImageKind__Output } from '../../sentinode/v1/AssociatedImageKind.js';
import type { Long } from '@grpc/proto-loader';

/**
 * A registered whole-slide image.
 */
export interface Slide {
  /**
   * Identifier, unique on this server.
   */
  'id'?: (string);
  /**
   * The uploader's name for it.
   */
  'displayName'?: (string);
  /**
   * Its files with sizes and digests.
   */
  'files'?: (_sentinode_v1_SlideFile)[];
  /**
   * Container as found in the content: `aperio-svs`, `ome-tiff`, `generic-tiff` and so on.
   */
  'format'?: (string);
  /**
   * Width of level 0 in pixels.
   */
  'widthPx'?: (number | string | Long);
  /**
   * Height of level 0 in pixels.
   */
  'heightPx'?: (number | string | Long);
  /**
   * Physical size of a level-0 pixel; absent when unknown.
   */
  'spacing'?: (_sentinode_v1_Spacing | null);
  /**
   * Where `spacing` comes from.
   */
  'spacingSource'?: (_sentinode_v1_SpacingSource);
  /**
   * The pyramid, finest first.
   */
  'levels'?: (_sentinode_v1_SlideLevel)[];
  /**
   * Magnification of the objective as written in the file, such as 20 or 40; 0 when unknown.
   */
  'objectivePower'?: (number | string);
  /**
   * SHA-256 over the sorted (name, file digest) list, 32 bytes: the slide's identity in provenance.
   */
  'digest'?: (Buffer | Uint8Array | string);
  /**
   * When it was registered.
   */
  'createTime'?: (_google_protobuf_Timestamp | null);
  /**
   * How far its picture can be trusted; absent for slides that were registered before this was measured.
   */
  'quality'?: (_sentinode_v1_SlideQuality | null);
  /**
   * The archive that the slide stays in; absent for an uploaded one. Its one file is then the reference to it, and
   * `digest` is of the objects' identifiers.
   */
  'archive'?: (_sentinode_v1_SlideArchive | null);
  /**
   * Pictures that its file holds beside the levels; GetAssociatedImage reads them where the server allows it. Empty for
   * slides that were registered before this was told.
   */
  'associatedImages'?: (_sentinode_v1_AssociatedImageKind)[];
  '_spacing'?: "spacing";
  '_quality'?: "quality";
  '_archive'?: "archive";
}

/**
 * A registered whole-slide image.
 */
export interface Slide__Output {
  /**
   * Identifier, unique on this server.
   */
  'id': (string);
  /**
   * The uploader's name for it.
   */
  'displayName': (string);
  /**
   * Its files with sizes and digests.
   */
  'files': (_sentinode_v1_SlideFile__Output)[];
  /**
   * Container as found in the content: `aperio-svs`, `ome-tiff`, `generic-tiff` and so on.
   */
  'format': (string);
  /**
   * Width of level 0 in pixels.
   */
  'widthPx': (number);
  /**
   * Height of level 0 in pixels.
   */
  'heightPx': (number);
  /**
   * Physical size of a level-0 pixel; absent when unknown.
   */
  'spacing'?: (_sentinode_v1_Spacing__Output | null);
  /**
   * Where `spacing` comes from.
   */
  'spacingSource': (_sentinode_v1_SpacingSource__Output);
  /**
   * The pyramid, finest first.
   */
  'levels': (_sentinode_v1_SlideLevel__Output)[];
  /**
   * Magnification of the objective as written in the file, such as 20 or 40; 0 when unknown.
   */
  'objectivePower': (number);
  /**
   * SHA-256 over the sorted (name, file digest) list, 32 bytes: the slide's identity in provenance.
   */
  'digest': (Buffer);
  /**
   * When it was registered.
   */
  'createTime': (_google_protobuf_Timestamp__Output | null);
  /**
   * How far its picture can be trusted; absent for slides that were registered before this was measured.
   */
  'quality'?: (_sentinode_v1_SlideQuality__Output | null);
  /**
   * The archive that the slide stays in; absent for an uploaded one. Its one file is then the reference to it, and
   * `digest` is of the objects' identifiers.
   */
  'archive'?: (_sentinode_v1_SlideArchive__Output | null);
  /**
   * Pictures that its file holds beside the levels; GetAssociatedImage reads them where the server allows it. Empty for
   * slides that were registered before this was told.
   */
  'associatedImages': (_sentinode_v1_AssociatedImageKind__Output)[];
  '_spacing'?: "spacing";
  '_quality'?: "quality";
  '_archive'?: "archive";
}
