import type { ImageSize } from '../level-of.js';
import { MAX_IMAGE_SIDE_PX } from '../limits.js';
import { corrupt } from '../slide-error.js';
import { firstItem, numberOf, textOf, textsOf, type Dataset, type Shape } from './dataset/dataset.js';
import { TAG } from './dataset/tags.js';
import { PATH_IDENTIFICATION, PIXEL_MEASURES, type PositionCollector } from './frames/frame-positions.js';
import type { ConcatenationPart, DicomInstance, PixelLayout } from './instance.js';
import { MAX_FRAMES } from './limits.js';
import { spacingOf } from './spacing.js';
import type { TransferSyntax } from './transfer-syntax.js';

const VALUES: ReadonlySet<number> = new Set([
  TAG.imageType,
  TAG.burnedInAnnotation,
  TAG.sopInstanceUid,
  TAG.manufacturer,
  TAG.manufacturerModelName,
  TAG.seriesInstanceUid,
  TAG.instanceNumber,
  TAG.concatenationUid,
  TAG.inConcatenationNumber,
  TAG.inConcatenationTotal,
  TAG.concatenationFrameOffset,
  TAG.dimensionOrganizationType,
  TAG.samplesPerPixel,
  TAG.photometricInterpretation,
  TAG.planarConfiguration,
  TAG.numberOfFrames,
  TAG.rows,
  TAG.columns,
  TAG.pixelSpacing,
  TAG.bitsAllocated,
  TAG.bitsStored,
  TAG.pixelRepresentation,
  TAG.imagedVolumeWidth,
  TAG.imagedVolumeHeight,
  TAG.totalColumns,
  TAG.totalRows,
  TAG.focalPlanes,
]);

/** What is looked at of a whole-slide image; a position collector adds what its frames state. */
export const INSTANCE_SHAPE: Shape = {
  values: VALUES,
  places: new Set([TAG.extendedOffsets]),
  items: new Map<number, Shape>([
    [TAG.totalMatrixOrigin, { values: new Set([TAG.zOffset]) }],
    [
      TAG.opticalPaths,
      { values: new Set([TAG.opticalPathIdentifier, TAG.objectiveLensPower]), places: new Set([TAG.iccProfile]) },
    ],
    [
      TAG.sharedGroups,
      {
        items: new Map([
          [TAG.pixelMeasures, PIXEL_MEASURES],
          [TAG.opticalPathIdentification, PATH_IDENTIFICATION],
        ]),
      },
    ],
  ]),
};

/** What a data set does not say itself. */
export interface InstanceOrigin extends Pick<DicomInstance, 'fileName' | 'name'> {
  readonly transferSyntaxUid: string;
  readonly codec: TransferSyntax['codec'];
}

/**
 * A whole-slide image by its data set, read as INSTANCE_SHAPE says, and what its frames state. Throws SLIDE_CORRUPT.
 */
export function describeInstance(dataset: Dataset, frames: PositionCollector, origin: InstanceOrigin): DicomInstance {
  const { fileName, name, codec, transferSyntaxUid } = origin;
  const header = createHeader(dataset, name);
  const size = {
    widthPx: header.whole(TAG.totalColumns, 'Total Pixel Matrix Columns', MAX_IMAGE_SIDE_PX),
    heightPx: header.whole(TAG.totalRows, 'Total Pixel Matrix Rows', MAX_IMAGE_SIDE_PX),
  };
  const spacing = spacingOf(dataset, frames.firstFrame(), size);
  const positions = frames.positions();
  return {
    fileName,
    name,
    ...identityOf(dataset),
    ...(spacing === undefined ? {} : { spacing }),
    ...(positions === undefined ? {} : { positions }),
    ...concatenationOf(dataset, header),
    size,
    tile: tileOf(header),
    frameCount: header.whole(TAG.numberOfFrames, 'Number of Frames', MAX_FRAMES, 1),
    pixels: { ...pixelsOf(dataset, header), codec, transferSyntaxUid },
    organization: organizationOf(dataset),
    ...opticsOf(dataset),
    focalPlanes: header.whole(TAG.focalPlanes, 'Total Pixel Matrix Focal Planes', MAX_FRAMES, 1),
    zOffset: numberOf(firstItem(dataset, TAG.totalMatrixOrigin), TAG.zOffset) ?? 0,
  };
}

/** The numbers that must be there, whole and possible. */
interface Header {
  whole(tag: number, label: string, most: number, otherwise?: number): number;
}

function createHeader(dataset: Dataset, name: string): Header {
  return {
    whole: (tag, label, most, otherwise) => {
      const number = numberOf(dataset, tag) ?? otherwise;
      if (number === undefined) throw corrupt(`${name} states no ${label}`, { file: name });
      if (Number.isInteger(number) && number >= 1 && number <= most) return number;
      throw corrupt(`${name} states ${number} as ${label}; 1 to ${most} can be`, { file: name });
    },
  };
}

type Identity = 'sopInstanceUid' | 'seriesUid' | 'instanceNumber' | 'flavour' | 'burnedIn' | 'properties';

function identityOf(dataset: Dataset): Pick<DicomInstance, Identity> {
  const words = [
    ['dicom.Manufacturer', textOf(dataset, TAG.manufacturer)],
    ['dicom.ManufacturerModelName', textOf(dataset, TAG.manufacturerModelName)],
  ] as const;
  return {
    sopInstanceUid: textOf(dataset, TAG.sopInstanceUid),
    seriesUid: textOf(dataset, TAG.seriesInstanceUid),
    instanceNumber: numberOf(dataset, TAG.instanceNumber) ?? 0,
    flavour: textsOf(dataset, TAG.imageType)[2] ?? '',
    burnedIn: textOf(dataset, TAG.burnedInAnnotation) === 'YES',
    properties: new Map(words.filter(([, text]) => text !== '')),
  };
}

function concatenationOf(dataset: Dataset, header: Header): { readonly concatenation?: ConcatenationPart } {
  const uid = textOf(dataset, TAG.concatenationUid);
  if (uid === '') return {};
  const number = header.whole(TAG.inConcatenationNumber, 'In-concatenation Number', MAX_FRAMES);
  const total = numberOf(dataset, TAG.inConcatenationTotal);
  return { concatenation: { uid, number, total, frameOffset: numberOf(dataset, TAG.concatenationFrameOffset) } };
}

/** Sides are 16-bit numbers, and so bounded. */
function tileOf(header: Header): ImageSize {
  return {
    widthPx: header.whole(TAG.columns, 'Columns', 0xffff),
    heightPx: header.whole(TAG.rows, 'Rows', 0xffff),
  };
}

function pixelsOf(dataset: Dataset, header: Header): Omit<PixelLayout, 'codec' | 'transferSyntaxUid'> {
  const bitsAllocated = header.whole(TAG.bitsAllocated, 'Bits Allocated', 0xffff);
  return {
    samples: header.whole(TAG.samplesPerPixel, 'Samples per Pixel', 0xffff),
    photometric: textOf(dataset, TAG.photometricInterpretation),
    planar: numberOf(dataset, TAG.planarConfiguration) === 1,
    bitsAllocated,
    bitsStored: header.whole(TAG.bitsStored, 'Bits Stored', 0xffff, bitsAllocated),
    signed: numberOf(dataset, TAG.pixelRepresentation) === 1,
  };
}

function organizationOf(dataset: Dataset): DicomInstance['organization'] {
  const stated = textOf(dataset, TAG.dimensionOrganizationType);
  return stated === 'TILED_FULL' || stated === 'TILED_SPARSE' ? stated : 'unstated';
}

function opticsOf(dataset: Dataset): Pick<DicomInstance, 'opticalPaths' | 'objectivePower' | 'iccProfile'> {
  const paths = dataset.items.get(TAG.opticalPaths) ?? [];
  const shared = firstItem(firstItem(dataset, TAG.sharedGroups), TAG.opticalPathIdentification);
  const identifiers = paths.map((path) => textOf(path, TAG.opticalPathIdentifier));
  const iccProfile = paths[0]?.places.get(TAG.iccProfile);
  const powers = paths.map((path) => numberOf(path, TAG.objectiveLensPower));
  return {
    opticalPaths: identifiers.length > 0 ? identifiers : [textOf(shared, TAG.opticalPathIdentifier)],
    objectivePower: Math.max(0, powers.find((power) => power !== undefined) ?? 0),
    ...(iccProfile !== undefined && iccProfile.length > 0 && { iccProfile }),
  };
}
