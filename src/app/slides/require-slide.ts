import { AppError } from '../../domain/errors/app-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import type { AppPorts } from '../app-ports.js';

/** Throws SLIDE_NOT_FOUND, also for a slide of another tenant. */
export async function requireSlide(
  { metadata }: Pick<AppPorts, 'metadata'>,
  tenant: string,
  slideId: string,
): Promise<Slide> {
  const slide = await metadata.slides.get(tenant, slideId);
  if (slide === undefined) throw new AppError('SLIDE_NOT_FOUND', 'no slide has this id', { metadata: { slideId } });
  return slide;
}

export function filesOf({ blobs }: Pick<AppPorts, 'blobs'>, slide: Slide): SlideFileSet {
  return blobs.slideFiles(
    slide.id,
    slide.files.map(({ name }) => name),
  );
}
