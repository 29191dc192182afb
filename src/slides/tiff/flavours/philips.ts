import type { Spacing } from '../../../domain/image.js';
import type { SlideLevel } from '../../../domain/slides/slide.js';
import { philipsAssociated } from '../associated/philips-associated.js';
import type { TiffDirectory } from '../directory.js';
import type { LevelImage } from '../levels.js';
import { corrupt } from '../../slide-error.js';
import { plausibleSpacing } from '../../plausible-spacing.js';
import { firstOf, type TiffFlavour } from './flavour.js';
import { scanXml } from '../../../domain/text/scan-xml.js';

/**
 * Philips TIFF, also the CAMELYON16 and CAMELYON17 slides: levels halve each time, but are stored padded to whole
 * tiles, so that their sizes do not tell their scale; the XML in the first description does. Label and macro have
 * descriptions of their own or lie in the XML.
 */
export const philips: TiffFlavour = {
  name: 'philips-tiff',
  aperioColours: false,
  matches: (directories) => {
    const { software, description } = firstOf(directories);
    return (
      software.startsWith('Philips') || description.slice(0, 4096).includes('<DataObject ObjectType="DPUfsImport"')
    );
  },
  describe: (directories) => {
    const base = firstOf(directories);
    const spacings = pixelSpacings(base.description);
    const tiled = directories.filter((directory) => directory.tiling.tiled);
    return {
      levels: levelsOf(base, tiled, spacings),
      spacing: spacings[0],
      objectivePower: 0,
      associated: philipsAssociated(directories),
    };
  },
};

/** Level n is at 2^n by the format's definition; the XML confirms it where it lists that level. */
function levelsOf(
  base: TiffDirectory,
  tiled: readonly TiffDirectory[],
  spacings: readonly Spacing[],
): readonly LevelImage[] {
  return tiled.map((directory, index) => {
    const downsample = 2 ** index;
    const [finest] = spacings;
    const stated = finest === undefined ? undefined : (spacings[index]?.mppX ?? NaN) / finest.mppX;
    if (stated !== undefined && Math.abs(stated / downsample - 1) > 0.05) {
      throw corrupt(`its Philips metadata puts level ${index} at 1:${stated.toFixed(2)}, not 1:${downsample}`);
    }
    return { directory, level: clipped(base, directory, downsample, index) };
  });
}

function clipped(base: TiffDirectory, directory: TiffDirectory, downsample: number, index: number): SlideLevel {
  const widthPx = Math.ceil(base.widthPx / downsample);
  const heightPx = Math.ceil(base.heightPx / downsample);
  if (widthPx > directory.widthPx || heightPx > directory.heightPx) {
    throw corrupt(
      `its level ${index} is ${directory.widthPx}×${directory.heightPx} px where 1:${downsample} needs ${widthPx}×${heightPx}`,
    );
  }
  return { widthPx, heightPx, downsampleX: downsample, downsampleY: downsample };
}

/** Of the levels, finest first: `"row" "column"` in millimetres. */
function pixelSpacings(xml: string): readonly Spacing[] {
  const found: Spacing[] = [];
  let attribute = '';
  let depth = 0;
  for (const event of scanXml(xml)) {
    if (event.kind === 'open' && event.name === 'DataObject') depth += 1;
    if (event.kind === 'close' && event.name === 'DataObject') depth -= 1;
    if (event.kind === 'open' && event.name === 'Attribute') attribute = event.attributes.get('Name') ?? '';
    if (event.kind === 'close' && event.name === 'Attribute') attribute = '';
    const isLevel = event.kind === 'text' && attribute === 'DICOM_PIXEL_SPACING' && depth === LEVEL_DEPTH;
    const spacing = isLevel ? parseSpacing(event.text) : undefined;
    if (spacing !== undefined) found.push(spacing);
  }
  return found;
}

/** DPUfsImport > DPScannedImage > PixelDataRepresentation. */
const LEVEL_DEPTH = 3;

function parseSpacing(text: string): Spacing | undefined {
  const [mmY = NaN, mmX = NaN] = text.replaceAll('"', ' ').trim().split(/\s+/, 2).map(Number);
  return plausibleSpacing(mmX * 1000, mmY * 1000);
}
