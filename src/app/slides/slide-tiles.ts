import { deepZoomTile, type DeepZoomPlace } from '../../domain/deep-zoom/deep-zoom.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { AppPorts } from '../app-ports.js';
import type { Admission, AdmissionOptions } from '../admission.js';
import type { SlideUseCases } from '../use-cases.js';
import { filesOf, requireSlide } from './require-slide.js';

/** Tiles rendered at once: enough that the compute process always has one to decode and one to encode on each core. */
const MAX_TILES = 16;
/**
 * A browser asks for 6 at a time, and drops what has left the screen: some forty viewers before the first is refused.
 */
const MAX_WAITING_TILES = 256;
const TILE_RETRY_AFTER_MS = 1_000;

export const TILES: AdmissionOptions = {
  what: 'tiles',
  limit: MAX_TILES,
  maxWaiting: MAX_WAITING_TILES,
  retryAfterMs: TILE_RETRY_AFTER_MS,
};

/** The cheapest picture that needs the profile. */
const ONE_PIXEL = { level0X: 0, level0Y: 0, level0WidthPx: 1, level0HeightPx: 1 };
const ONE_PIXEL_IN_SRGB = { widthPx: 1, heightPx: 1, encoding: 'png', applyIcc: true } as const;

/** Tiles wait their turn, for a viewer asks for a screenful at once; whoever no longer wants one leaves the queue. */
export function createSlideTiles(
  ports: Pick<AppPorts, 'metadata' | 'blobs' | 'compute'> & { readonly tiles: Admission },
): Pick<SlideUseCases, 'getTile' | 'requireIccProfile'> {
  const { tiles } = ports;
  return {
    requireIccProfile: async (slideId, { principal, signal }) => {
      const slide = await requireSlide(ports, principal.tenant, slideId);
      const files = filesOf(ports, slide);
      await tiles.runWhenFree(1, signal, () => ports.compute.renderRegion(files, ONE_PIXEL, ONE_PIXEL_IN_SRGB, signal));
    },
    getTile: async (slideId, { applyIcc = false, ...place }, { principal, signal }) => {
      const slide = await requireSlide(ports, principal.tenant, slideId);
      const tile = deepZoomTile(slide.facts, place) ?? missing(place);
      const output = { widthPx: tile.widthPx, heightPx: tile.heightPx, encoding: 'jpeg', applyIcc } as const;
      return tiles.runWhenFree(1, signal, () =>
        ports.compute.renderRegion(filesOf(ports, slide), tile, output, signal),
      );
    },
  };
}

function missing({ level, column, row }: DeepZoomPlace): never {
  throw new AppError('REGION_OUT_OF_BOUNDS', `the slide has no tile ${column}, ${row} of level ${level}`);
}
