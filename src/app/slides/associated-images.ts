import { AppError } from '../../domain/errors/app-error.js';
import { mayShow, type AssociatedKind, type AssociatedPolicy } from '../../domain/slides/associated-image.js';
import { createAdmission } from '../admission.js';
import type { AppPorts } from '../app-ports.js';
import type { SlideUseCases } from '../use-cases.js';
import { boundedSide } from './picture-options.js';
import { filesOf, requireSlide } from './require-slide.js';

const MIN_SIDE_PX = 16;
/** Rendered at once: each is held whole, up to 192 MiB, and people look at one in a while. */
const MAX_PICTURES = 2;
const RETRY_AFTER_MS = 1_000;

export interface AssociatedImagePorts extends Pick<AppPorts, 'metadata' | 'blobs' | 'compute'> {
  /** Which of them may be seen at all. */
  readonly settings: { readonly associatedPolicy: AssociatedPolicy };
}

/** Pictures beside a slide's levels, as far as the operator and the caller's roles let them out. */
export function createAssociatedImages(ports: AssociatedImagePorts): Pick<SlideUseCases, 'getAssociatedImage'> {
  const pictures = createAdmission({ what: 'associated images', limit: MAX_PICTURES, retryAfterMs: RETRY_AFTER_MS });
  return {
    getAssociatedImage: async (slideId, kind, { maxSidePx, ...format }, { principal, signal }) => {
      // Before anything is looked up: what is not let out is not looked for.
      if (!mayShow(kind, ports.settings.associatedPolicy, principal.roles)) throw notAllowed(kind);
      const sidePx = boundedSide(maxSidePx, MIN_SIDE_PX);
      const slide = await requireSlide(ports, principal.tenant, slideId);
      return pictures.runNow(1, () =>
        ports.compute.renderAssociated(filesOf(ports, slide), kind, sidePx, format, signal),
      );
    },
  };
}

function notAllowed(kind: AssociatedKind): AppError {
  const message = `${kind} images, which can show a patient's name, are not let out; the server's setting associatedImages, and the caller's role, must allow them`;
  return new AppError('ASSOCIATED_IMAGE_NOT_ALLOWED', message, { metadata: { kind } });
}
