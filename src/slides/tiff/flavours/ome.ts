import type { Spacing } from '../../../domain/image.js';
import { associatedKindOf } from '../../../domain/slides/associated-image.js';
import { directoriesByKind, type AssociatedSources } from '../associated/associated-source.js';
import type { TiffDirectory } from '../directory.js';
import { hasShapeOf } from '../../level-of.js';
import { pyramid } from '../levels.js';
import { corrupt, unsupported } from '../../slide-error.js';
import { plausibleSpacing } from '../../plausible-spacing.js';
import { resolutionSpacing } from '../spacing.js';
import { firstOf, type TiffFlavour } from './flavour.js';
import { readOmeImages, type OmeImage } from './ome-xml.js';

/**
 * OME-TIFF: OME-XML in the first description; of its images the largest is the slide, its sub-directories the levels.
 */
export const ome: TiffFlavour = {
  name: 'ome-tiff',
  aperioColours: false,
  matches: (directories) => /<(\w+:)?OME[\s>]/.test(firstOf(directories).description.slice(0, 65_536)),
  describe: (directories) => {
    const images = readOmeImages(firstOf(directories).description);
    const image = largestImage(images);
    const base = directoryOf(directories, image);
    checkDimensions(image, base);
    return {
      levels: pyramid(
        base,
        candidates(base, directories).filter((candidate) => hasShapeOf(base, candidate)),
      ),
      spacing: spacingOf(image) ?? resolutionSpacing(base),
      objectivePower: image.objectivePower,
      associated: associatedOf(images, directories),
    };
  },
};

/** By what Bio-Formats calls them: `label image`, `macro image`. */
function associatedOf(images: readonly OmeImage[], directories: readonly TiffDirectory[]): AssociatedSources {
  const kinds = new Map(
    images.map(({ name, firstDirectory }) => [directories[firstDirectory], associatedKindOf(name)]),
  );
  return directoriesByKind(directories, (directory) => kinds.get(directory));
}

/** A label or a macro is never the slide, however large. */
function largestImage(all: readonly OmeImage[]): OmeImage {
  const images = all.filter(({ name }) => associatedKindOf(name) === undefined);
  if (images.length === 0 && all.length > 0) {
    throw unsupported('it holds a label or a macro image but no picture of the slide itself');
  }
  const [largest] = [...images].sort((a, b) => b.sizeX * b.sizeY - a.sizeX * a.sizeY);
  if (largest === undefined) throw corrupt('its OME-XML describes no image');
  return largest;
}

/**
 * Anything but one RGB (or grey) plane would be read as something else than it is. Where the XML does not say how many
 * samples a pixel has, the directory does.
 */
function checkDimensions({ sizeC, sizeZ, sizeT, samplesPerPixel }: OmeImage, base: TiffDirectory): void {
  if (sizeZ > 1 || sizeT > 1)
    throw unsupported(`it is an OME-TIFF of ${sizeZ} focal planes and ${sizeT} time points; one of each is supported`);
  if (sizeC !== (samplesPerPixel || base.samplesPerPixel)) {
    throw unsupported(
      `it is an OME-TIFF of ${sizeC} separate channels; RGB in one plane (SamplesPerPixel 3) is supported`,
    );
  }
}

function directoryOf(directories: readonly TiffDirectory[], image: OmeImage): TiffDirectory {
  const directory = directories[image.firstDirectory];
  if (directory?.widthPx === image.sizeX && directory.heightPx === image.sizeY) return directory;
  throw corrupt(
    `its OME-XML puts an image of ${image.sizeX}×${image.sizeY} px in directory ${image.firstDirectory}, where there is none`,
  );
}

/** Writers before OME-TIFF 6 put the levels among the main directories, marked as reduced. */
function candidates(base: TiffDirectory, directories: readonly TiffDirectory[]): readonly TiffDirectory[] {
  return base.subDirectories.length > 0
    ? base.subDirectories
    : directories.filter((directory) => directory.reducedResolution);
}

function spacingOf({ physicalSizeXUm, physicalSizeYUm }: OmeImage): Spacing | undefined {
  return plausibleSpacing(physicalSizeXUm, physicalSizeYUm);
}
