import { atField } from '../../domain/errors/at-field.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { AppPorts } from '../app-ports.js';
import { requireSlide } from './require-slide.js';
import { requireSpacing } from './require-spacing.js';

/** A slide that models can score. Throws SLIDE_NOT_FOUND or MISSING_SPACING with the request's field at fault. */
export async function requireScaledSlide(
  ports: Pick<AppPorts, 'metadata'>,
  tenant: string,
  slideId: string,
  field: string,
): Promise<Slide> {
  try {
    const slide = await requireSlide(ports, tenant, slideId);
    requireSpacing(slide);
    return slide;
  } catch (error) {
    throw atField(error, field);
  }
}
