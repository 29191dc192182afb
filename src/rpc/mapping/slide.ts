import type { Slide, SlideLevel, SpacingSource } from '../../domain/slides/slide.js';
import type { Slide as SlideMessage } from '../../gen/sentinode/v1/Slide.js';
import type { GetRegionRequest__Output } from '../../gen/sentinode/v1/GetRegionRequest.js';
import type { Region__Output } from '../../gen/sentinode/v1/Region.js';
import type { SlideLevel as SlideLevelMessage } from '../../gen/sentinode/v1/SlideLevel.js';
import type { SpacingSource as SpacingSourceName } from '../../gen/sentinode/v1/SpacingSource.js';
import type { ImageEncoding } from '../../domain/image.js';
import { fromImageFormat, toDigest, toSpacing, toTimestamp } from './common.js';
import { integerIn, invalidField, requiredMessage, zeroOrIntegerIn } from './fields.js';

/** Level-0 coordinates: far above any scanner, far below where numbers lose integers. */
const MAX_LEVEL0_PX = 2 ** 31;
const ORIGINS = { min: 0, max: MAX_LEVEL0_PX };
const SIDES = { min: 1, max: MAX_LEVEL0_PX };
const OUTPUT_SIDES_PX = { min: 1, max: 4096 };

const SPACING_SOURCES: Readonly<Record<SpacingSource, SpacingSourceName>> = {
  none: 'SPACING_SOURCE_UNSPECIFIED',
  metadata: 'SPACING_SOURCE_METADATA',
  override: 'SPACING_SOURCE_OVERRIDE',
};

export function toSlide(slide: Slide): SlideMessage {
  return {
    id: slide.id,
    displayName: slide.displayName,
    files: slide.files.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256: toDigest(sha256) })),
    format: slide.facts.format,
    widthPx: slide.facts.widthPx,
    heightPx: slide.facts.heightPx,
    ...(slide.spacing && { spacing: toSpacing(slide.spacing) }),
    spacingSource: SPACING_SOURCES[slide.spacingSource],
    levels: slide.facts.levels.map(toLevel),
    objectivePower: slide.facts.objectivePower,
    digest: toDigest(slide.digest),
    createTime: toTimestamp(slide.createTimeMs),
  };
}

function toLevel({ widthPx, heightPx, downsampleX, downsampleY }: SlideLevel): SlideLevelMessage {
  return { widthPx, heightPx, downsampleX, downsampleY };
}

export interface RegionQuery {
  readonly region: { level0X: number; level0Y: number; level0WidthPx: number; level0HeightPx: number };
  readonly output: { widthPx: number; heightPx: number; encoding: ImageEncoding };
}

export function fromGetRegionRequest(request: GetRegionRequest__Output): RegionQuery {
  return {
    region: fromRegion(requiredMessage(request.region, 'region')),
    output: {
      ...fromOutputSize(request.outputWidthPx, request.outputHeightPx),
      encoding: fromImageFormat(request.format, 'format', 'jpeg'),
    },
  };
}

function fromRegion(region: Region__Output): RegionQuery['region'] {
  return {
    level0X: integerIn(region.level0X, 'region.level0_x', ORIGINS),
    level0Y: integerIn(region.level0Y, 'region.level0_y', ORIGINS),
    level0WidthPx: integerIn(region.level0Width, 'region.level0_width', SIDES),
    level0HeightPx: integerIn(region.level0Height, 'region.level0_height', SIDES),
  };
}

function fromOutputSize(widthPx: number, heightPx: number): { widthPx: number; heightPx: number } {
  if ((widthPx === 0) !== (heightPx === 0)) {
    throw invalidField(
      widthPx === 0 ? 'output_width_px' : 'output_height_px',
      'is missing while the other side is given',
    );
  }
  return {
    widthPx: zeroOrIntegerIn(widthPx, 'output_width_px', OUTPUT_SIDES_PX),
    heightPx: zeroOrIntegerIn(heightPx, 'output_height_px', OUTPUT_SIDES_PX),
  };
}
