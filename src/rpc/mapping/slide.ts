import type { ArchiveSource } from '../../domain/archives/archive-source.js';
import type { Slide, SlideLevel, SpacingSource } from '../../domain/slides/slide.js';
import type { Slide as SlideMessage } from '../../gen/sentinode/v1/Slide.js';
import type { GetRegionRequest__Output } from '../../gen/sentinode/v1/GetRegionRequest.js';
import type { SlideArchive } from '../../gen/sentinode/v1/SlideArchive.js';
import type { SlideLevel as SlideLevelMessage } from '../../gen/sentinode/v1/SlideLevel.js';
import type { SpacingSource as SpacingSourceName } from '../../gen/sentinode/v1/SpacingSource.js';
import type { PictureFormat } from '../../domain/image.js';
import { toAssociatedKind } from './associated-image.js';
import { fromImageFormat, toDigest, toSpacing, toTimestamp } from './common.js';
import { requiredMessage } from './fields.js';
import { toSlideQuality } from './slide-quality.js';

const SPACING_SOURCES: Readonly<Record<SpacingSource, SpacingSourceName>> = {
  none: 'SPACING_SOURCE_UNSPECIFIED',
  metadata: 'SPACING_SOURCE_METADATA',
  override: 'SPACING_SOURCE_OVERRIDE',
  objective: 'SPACING_SOURCE_OBJECTIVE',
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
    ...(slide.quality && { quality: toSlideQuality(slide.quality) }),
    associatedImages: (slide.facts.associatedImages ?? []).map(toAssociatedKind),
    ...(slide.source && { archive: toSlideArchive(slide.source) }),
  };
}

function toSlideArchive({ archive, studyUid, seriesUid, objectCount }: ArchiveSource): SlideArchive {
  return { name: archive, studyUid, seriesUid, objects: objectCount };
}

function toLevel({ widthPx, heightPx, downsampleX, downsampleY }: SlideLevel): SlideLevelMessage {
  return { widthPx, heightPx, downsampleX, downsampleY };
}

export interface RegionQuery {
  readonly region: { level0X: number; level0Y: number; level0WidthPx: number; level0HeightPx: number };
  readonly output: PictureFormat & { widthPx: number; heightPx: number };
}

export function fromGetRegionRequest(request: GetRegionRequest__Output): RegionQuery {
  const { level0X, level0Y, level0Width, level0Height } = requiredMessage(request.region, 'region');
  const encoding = fromImageFormat(request.format, 'format', 'jpeg');
  return {
    region: { level0X, level0Y, level0WidthPx: level0Width, level0HeightPx: level0Height },
    output: { widthPx: request.outputWidthPx, heightPx: request.outputHeightPx, encoding, applyIcc: request.applyIcc },
  };
}
