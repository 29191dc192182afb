import { AppError } from '../../domain/errors/app-error.js';
import type { Spacing } from '../../domain/image.js';
import type { Slide } from '../../domain/slides/slide.js';

/** Throws MISSING_SPACING: without a pixel size nobody knows at which scale the models would look. */
export function requireSpacing({ id, spacing }: Slide): Spacing {
  if (spacing !== undefined) return spacing;
  throw new AppError('MISSING_SPACING', 'the slide states no pixel size; upload it with spacing_override', {
    metadata: { slideId: id },
  });
}
