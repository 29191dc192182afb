import { corrupt } from '../../slide-error.js';
import { MAX_IMAGE_SIDE_PX } from '../../limits.js';
import type { Slidedat } from './slidedat.js';

/** MIRAX stores images of 256 to 2,048 px a side; OpenSlide multiplies both sides as a 32-bit number. */
const MAX_STORED_SIDE_PX = 8192;

/** Camera positions and images are held in memory one by one: 8 million are a slide of 500,000 × 1,000,000 px. */
const MAX_IMAGES = 8 * 1024 * 1024;

/** Real slides have 8 to 12. */
const MAX_ZOOM_LEVELS = 32;

/** Photos overlap by some hundredths; what is left of one that overlaps more could be nothing, and a grid endless. */
const MAX_OVERLAP_SHARE = 0.75;

export interface MiraxGeometry {
  readonly imagesX: number;
  readonly imagesY: number;
  /** One photo of the camera is stored as this many images a side. */
  readonly divisions: number;
  /** Level-0 pixels from one photo to the next. */
  readonly photoX: number;
  readonly photoY: number;
  readonly zoomLevels: number;
}

/** Throws SLIDE_CORRUPT for numbers that OpenSlide would compute out of bounds with. */
export function checkGeometry(slidedat: Slidedat): MiraxGeometry {
  const general = (key: string, max: number): number => whole(slidedat, 'GENERAL', key, max);
  const imagesX = general('IMAGENUMBER_X', MAX_IMAGES);
  const imagesY = general('IMAGENUMBER_Y', MAX_IMAGES);
  const stated = slidedat.text('GENERAL', 'CameraImageDivisionsPerSide');
  const divisions = stated === undefined ? 1 : general('CameraImageDivisionsPerSide', Math.min(imagesX, imagesY));
  if (imagesX * imagesY > MAX_IMAGES) {
    throw corrupt(`it states ${imagesX}×${imagesY} images; at most ${MAX_IMAGES} can be`);
  }
  const zoomLevels = whole(slidedat, 'HIERARCHICAL', 'HIER_0_COUNT', MAX_ZOOM_LEVELS);
  const images = { imagesX, imagesY, divisions };
  const [finest] = Array.from({ length: zoomLevels }, (_, level) => checkLevel(slidedat, level, images));
  return { ...images, photoX: finest?.photoX ?? 1, photoY: finest?.photoY ?? 1, zoomLevels };
}

function checkLevel(
  slidedat: Slidedat,
  level: number,
  { imagesX, imagesY, divisions }: Pick<MiraxGeometry, 'imagesX' | 'imagesY' | 'divisions'>,
): Pick<MiraxGeometry, 'photoX' | 'photoY'> {
  const section = slidedat.text('HIERARCHICAL', `HIER_0_VAL_${level}_SECTION`);
  if (section === undefined) throw corrupt(`its Slidedat.ini names no section for zoom level ${level}`);
  const widthPx = whole(slidedat, section, 'DIGITIZER_WIDTH', MAX_STORED_SIDE_PX);
  const heightPx = whole(slidedat, section, 'DIGITIZER_HEIGHT', MAX_STORED_SIDE_PX);
  if (level === 0 && Math.max(widthPx * imagesX, heightPx * imagesY) > MAX_IMAGE_SIDE_PX) {
    throw corrupt(`it states level 0 as larger than ${MAX_IMAGE_SIDE_PX} px a side`);
  }
  return {
    photoX: advanceOf(slidedat, section, 'OVERLAP_X', widthPx * divisions),
    photoY: advanceOf(slidedat, section, 'OVERLAP_Y', heightPx * divisions),
  };
}

/** What a photo adds to the slide: its side less what it shares with the next. */
function advanceOf(slidedat: Slidedat, section: string, key: string, photoSidePx: number): number {
  const overlap = slidedat.number(section, key);
  if (overlap >= 0 && overlap <= photoSidePx * MAX_OVERLAP_SHARE) return photoSidePx - overlap;
  throw corrupt(`its ${key} of ${section} is ${overlap}, of a photo of ${photoSidePx} px`);
}

function whole(slidedat: Slidedat, group: string, key: string, max: number): number {
  const value = slidedat.number(group, key);
  if (Number.isInteger(value) && value >= 1 && value <= max) return value;
  throw corrupt(`its ${key} is ${slidedat.text(group, key)?.slice(0, 40) ?? 'missing'}; 1 to ${max} can be`);
}
