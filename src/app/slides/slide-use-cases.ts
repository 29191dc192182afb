// Slides: how they come in, what is known of them, what they look like.
import type { KeyedMutex } from '../../domain/async/keyed-mutex.js';
import type { EncodedImage } from '../../domain/image.js';
import { createAdmission, type Admission } from '../admission.js';
import { boundedPage } from '../page-request.js';
import { createImports } from '../uploads/import-slide.js';
import { createOneStreamUpload } from '../uploads/one-stream-upload.js';
import { createResumableUploads } from '../uploads/resumable-uploads.js';
import type { UploadPorts } from '../uploads/upload-ports.js';
import type { SlideUseCases } from '../use-cases.js';
import { createAssociatedImages, type AssociatedImagePorts } from './associated-images.js';
import { deleteSlide } from './delete-slide.js';
import { boundedSide, regionOutputSize, requireRegion } from './picture-options.js';
import { withSpacing } from './picture-spacing.js';
import { filesOf, requireSlide } from './require-slide.js';
import { createSlideTiles } from './slide-tiles.js';

export interface SlidePorts extends UploadPorts {
  /** Held while a slide is deleted and while a prediction of it is created. */
  readonly slideLocks: KeyedMutex;
  readonly settings: UploadPorts['settings'] & AssociatedImagePorts['settings'];
  /** Tiles that are rendered, or wait for it. */
  readonly tiles: Admission;
}

const MIN_THUMBNAIL_SIDE_PX = 16;
/** Pictures rendered at once; each takes up to 4,096² × 3 bytes and a core of the compute process. */
const MAX_PICTURES = 16;
const PICTURE_RETRY_AFTER_MS = 1_000;

export function createSlideUseCases(ports: SlidePorts): SlideUseCases {
  return {
    ...createOneStreamUpload(ports),
    ...createImports(ports),
    ...createResumableUploads(ports),
    ...createSlideRecords(ports),
    ...createSlidePictures(ports),
    ...createSlideTiles(ports),
    ...createAssociatedImages(ports),
  };
}

function createSlideRecords(ports: SlidePorts): Pick<SlideUseCases, 'getSlide' | 'listSlides' | 'deleteSlide'> {
  return {
    getSlide: (slideId, { principal }) => requireSlide(ports, principal.tenant, slideId),
    listSlides: (page, { principal }) => ports.metadata.slides.list(principal.tenant, boundedPage(page)),
    deleteSlide: (slideId, { principal: { tenant } }) =>
      ports.slideLocks.run(slideId, async () => {
        await requireSlide(ports, tenant, slideId);
        await deleteSlide(ports, tenant, slideId);
      }),
  };
}

function createSlidePictures(ports: SlidePorts): Pick<SlideUseCases, 'getThumbnail' | 'getRegion'> {
  const pictures = createAdmission({ what: 'pictures', limit: MAX_PICTURES, retryAfterMs: PICTURE_RETRY_AFTER_MS });
  return {
    getThumbnail: async (slideId, maxSidePx, format, { principal, signal }) => {
      const sidePx = boundedSide(maxSidePx, MIN_THUMBNAIL_SIDE_PX);
      const slide = await requireSlide(ports, principal.tenant, slideId);
      const render = (): Promise<EncodedImage> =>
        ports.compute.renderThumbnail(filesOf(ports, slide), sidePx, format, signal);
      return withSpacing(await pictures.runNow(1, render), slide, slide.facts);
    },
    getRegion: async (slideId, region, output, { principal, signal }) => {
      const slide = await requireSlide(ports, principal.tenant, slideId);
      requireRegion(region, slide);
      const wanted = { ...output, ...regionOutputSize(region, output) };
      const render = (): Promise<EncodedImage> =>
        ports.compute.renderRegion(filesOf(ports, slide), region, wanted, signal);
      const shown = { widthPx: region.level0WidthPx, heightPx: region.level0HeightPx };
      return withSpacing(await pictures.runNow(1, render), slide, shown);
    },
  };
}
