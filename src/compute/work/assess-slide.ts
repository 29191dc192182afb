// Whether a slide's picture can be trusted: one small picture and a few fields of tissue, whatever the slide's size.
import { setImmediate } from 'node:timers/promises';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { nearestFinerLevel } from '../../domain/geometry/finest-level.js';
import type { RgbImage, Spacing } from '../../domain/image.js';
import { judgeQuality, slideArea, unmeasuredQuality } from '../../domain/quality/judge-quality.js';
import { COARSEST_MPP, FIELD_SIZE_PX, QUALITY_MPP } from '../../domain/quality/quality-limits.js';
import type { SlideQuality } from '../../domain/quality/slide-quality.js';
import { surveyFields } from '../../domain/quality/survey-fields.js';
import { overviewSidePx, surveyOverview, type OverviewSurvey } from '../../domain/quality/survey-overview.js';
import { TRAINING_REFERENCE } from '../../domain/quality/training-reference.js';
import type { SlideFacts } from '../../domain/slides/slide.js';
import type { ReadScaledRegion, SlideReader } from '../../ports/slide-reader.js';
import type { ReadThumbnail } from './adapters.js';

export interface QualityReading {
  readonly readThumbnail: ReadThumbnail;
  readonly readScaledRegion: ReadScaledRegion;
  readonly signal: AbortSignal;
}

/** What is read for the picture of the whole slide: 8,192² px of JPEG take half a second on one core. */
const MAX_OVERVIEW_PIXELS = 64 * 1024 * 1024;

/** `spacing` undefined: fields cannot be read at their scale, so that focus and stain are not told. */
export async function assessSlide(
  reader: SlideReader,
  spacing: Spacing | undefined,
  reading: QualityReading,
): Promise<SlideQuality> {
  const { facts } = reader;
  const sidePx = overviewSidePx(facts, spacing);
  if (overviewSourcePixels(facts, sidePx) > MAX_OVERVIEW_PIXELS)
    return unmeasuredQuality('the slide has no small level to look at');
  const overview = surveyOverview(await reading.readThumbnail(reader, sidePx, reading.signal), facts);
  await turn(reading.signal);
  const fields = await readFields(reader, overview, spacing, reading);
  await turn(reading.signal);
  const slideMm2 = slideArea(facts, spacing);
  return judgeQuality({ overview, fields: surveyFields(fields, TRAINING_REFERENCE), slideMm2 });
}

function overviewSourcePixels({ levels, widthPx, heightPx }: SlideFacts, sidePx: number): number {
  const level0PerPixel = Math.max(widthPx, heightPx) / sidePx;
  const level = levels[nearestFinerLevel(levels, level0PerPixel, level0PerPixel)];
  return (level?.widthPx ?? widthPx) * (level?.heightPx ?? heightPx);
}

async function readFields(
  reader: SlideReader,
  { fieldCentres }: OverviewSurvey,
  spacing: Spacing | undefined,
  { readScaledRegion, signal }: QualityReading,
): Promise<readonly RgbImage[]> {
  if (spacing === undefined || Math.max(spacing.mppX, spacing.mppY) > COARSEST_MPP) return [];
  const level0WidthPx = (FIELD_SIZE_PX * QUALITY_MPP) / spacing.mppX;
  const level0HeightPx = (FIELD_SIZE_PX * QUALITY_MPP) / spacing.mppY;
  const fields: RgbImage[] = [];
  for (const centre of fieldCentres) {
    const rectangle = {
      level0X: within(centre.level0X - level0WidthPx / 2, reader.facts.widthPx - level0WidthPx),
      level0Y: within(centre.level0Y - level0HeightPx / 2, reader.facts.heightPx - level0HeightPx),
      level0WidthPx,
      level0HeightPx,
    };
    fields.push(await readScaledRegion(reader, rectangle, FIELD_SIZE_PX, FIELD_SIZE_PX, signal));
  }
  return fields;
}

/** A field at the slide's edge is moved inside, where there is room for it. */
function within(start: number, last: number): number {
  return Math.max(0, Math.min(start, last));
}

/** The steps take tens of milliseconds: heartbeats and cancels get through between. */
async function turn(signal: AbortSignal): Promise<void> {
  await setImmediate();
  throwIfAborted(signal);
}
