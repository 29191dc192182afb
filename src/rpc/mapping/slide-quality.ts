import type { InkColour, InkMark, QualityFlag, SlideQuality } from '../../domain/quality/slide-quality.js';
import type { TwoStains, Vector3 } from '../../domain/stain/stain-statistics.js';
import type { InkColour as InkColourName } from '../../gen/sentinode/v1/InkColour.js';
import type { InkMark as InkMarkMessage } from '../../gen/sentinode/v1/InkMark.js';
import type { QualityFlag as QualityFlagName } from '../../gen/sentinode/v1/QualityFlag.js';
import type { SlideQuality as SlideQualityMessage } from '../../gen/sentinode/v1/SlideQuality.js';
import type { StainVector } from '../../gen/sentinode/v1/StainVector.js';

const FLAGS: Readonly<Record<QualityFlag, QualityFlagName>> = {
  'not-measured': 'QUALITY_FLAG_NOT_MEASURED',
  'little-tissue': 'QUALITY_FLAG_LITTLE_TISSUE',
  blurred: 'QUALITY_FLAG_BLURRED',
  ink: 'QUALITY_FLAG_INK',
  'unusual-stain': 'QUALITY_FLAG_UNUSUAL_STAIN',
  'out-of-distribution': 'QUALITY_FLAG_OUT_OF_DISTRIBUTION',
};

const INK_COLOURS: Readonly<Record<InkColour, InkColourName>> = {
  green: 'INK_COLOUR_GREEN',
  blue: 'INK_COLOUR_BLUE',
  red: 'INK_COLOUR_RED',
  black: 'INK_COLOUR_BLACK',
};

export function toSlideQuality(quality: SlideQuality): SlideQualityMessage {
  const { tissueShare, inkShare, focus, stain, training } = quality;
  return {
    flags: quality.flags.map((flag) => FLAGS[flag]),
    warnings: [...quality.warnings],
    ...(tissueShare !== undefined && { tissueShare }),
    ...(inkShare !== undefined && { inkShare }),
    inkMarks: quality.inkMarks.map(toInkMark),
    ...(focus && { focus }),
    ...(stain && toStains(stain)),
    ...(training && { trainingDistance: training }),
  };
}

function toInkMark({ colour, share, level0X, level0Y, level0WidthPx, level0HeightPx }: InkMark): InkMarkMessage {
  const region = { level0X, level0Y, level0Width: level0WidthPx, level0Height: level0HeightPx };
  return { colour: INK_COLOURS[colour], share, region };
}

function toStains(stain: TwoStains): Pick<SlideQualityMessage, 'haematoxylin' | 'eosin'> {
  return {
    haematoxylin: toStainVector(stain.haematoxylin, stain.maxHaematoxylin),
    eosin: toStainVector(stain.eosin, stain.maxEosin),
  };
}

function toStainVector([red, green, blue]: Vector3, maxAmount: number): StainVector {
  return { red, green, blue, maxAmount };
}
