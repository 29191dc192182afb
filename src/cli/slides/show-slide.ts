import type { Slide } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { fields, megabytes } from '../output/format.js';
import { enumName, plainRecord } from '../output/plain-record.js';
import { qualityFields } from './quality-fields.js';

/** All that is known of a slide. */
export async function showSlide(slide: Slide, { output }: CliContext): Promise<void> {
  await output.result(plainRecord(slide), () => `${slide.id}\n${slideFields(slide)}`);
}

/** The slide in a list. */
export function slideLine(slide: Slide): string {
  return [slide.id, slide.format, sizeText(slide), spacingText(slide), slide.displayName].join('  ');
}

function slideFields(slide: Slide): string {
  return fields([
    ['name', slide.displayName],
    ['format', slide.format],
    ['size', `${sizeText(slide)}, ${slide.levels.length} levels, ${placeText(slide)}`],
    ['pixel size', spacingText(slide)],
    ...(slide.associatedImages.length > 0 ? [['also holds', associatedText(slide)] as const] : []),
    ...qualityFields(slide.quality),
    ['digest', Buffer.from(slide.digest).toString('hex')],
    ['registered', slide.createTime?.toISOString() ?? ''],
  ]);
}

function associatedText({ associatedImages }: Slide): string {
  return associatedImages.map((kind) => enumName('associatedImages', kind)).join(', ');
}

function placeText({ files, archive }: Slide): string {
  if (archive !== undefined) return `${archive.objects} object(s) in the archive ${archive.name}`;
  const bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return `${megabytes(bytes)} in ${files.length} file(s)`;
}

function sizeText({ widthPx, heightPx }: Slide): string {
  return `${widthPx} × ${heightPx} px`;
}

function spacingText({ spacing, spacingSource }: Slide): string {
  if (spacing === undefined) return 'no pixel size';
  return `${spacing.mppX} × ${spacing.mppY} µm/px (${enumName('spacingSource', spacingSource)})`;
}
