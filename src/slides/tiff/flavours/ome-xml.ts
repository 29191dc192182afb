import { parseDecimal } from '../spacing.js';
import { scanXml } from '../../../domain/text/scan-xml.js';

/** One Image of OME-XML, as far as it tells where the pixels are and how large. */
export interface OmeImage {
  /** Empty when it has none. */
  readonly name: string;
  readonly sizeX: number;
  readonly sizeY: number;
  readonly sizeC: number;
  readonly sizeZ: number;
  readonly sizeT: number;
  /** Of the first channel: 3 for RGB; 0 when it does not say. */
  readonly samplesPerPixel: number;
  /** NaN when the file states none, or in a unit that is no length. */
  readonly physicalSizeXUm: number;
  readonly physicalSizeYUm: number;
  /** The first directory of the image, by its TiffData. */
  readonly firstDirectory: number;
  /** 0 when unknown. */
  readonly objectivePower: number;
}

const MICROMETRES: ReadonlyMap<string, number> = new Map([
  // Both characters for micro are in use: U+00B5 and U+03BC.
  ['\u00b5m', 1],
  ['\u03bcm', 1],
  ['um', 1],
  ['pm', 1e-6],
  ['\u00c5', 1e-4],
  ['nm', 1e-3],
  ['mm', 1e3],
  ['cm', 1e4],
  ['dm', 1e5],
  ['m', 1e6],
  ['in', 25_400],
]);

interface Draft {
  readonly name: string;
  pixels: ReadonlyMap<string, string>;
  channel: ReadonlyMap<string, string>;
  tiffData: ReadonlyMap<string, string>;
  objective: string;
}

/** All images, in the order of the document. */
export function readOmeImages(xml: string): readonly OmeImage[] {
  const drafts: Draft[] = [];
  const magnifications = new Map<string, number>();
  for (const event of scanXml(xml)) {
    if (event.kind !== 'open') continue;
    const { attributes } = event;
    if (event.name === 'Objective')
      magnifications.set(attributes.get('ID') ?? '', parseDecimal(attributes.get('NominalMagnification')) || 0);
    if (event.name === 'Image')
      drafts.push({
        name: attributes.get('Name') ?? '',
        pixels: new Map(),
        channel: new Map(),
        tiffData: new Map(),
        objective: '',
      });
    const draft = drafts.at(-1);
    if (draft !== undefined) fill(draft, event.name, attributes);
  }
  return drafts.map((draft) => finish(draft, magnifications));
}

/** The first of each element counts: the planes after it belong to the same image. */
function fill(draft: Draft, name: string, attributes: ReadonlyMap<string, string>): void {
  if (name === 'Pixels' && draft.pixels.size === 0) draft.pixels = attributes;
  if (name === 'Channel' && draft.channel.size === 0) draft.channel = attributes;
  if (name === 'TiffData' && draft.tiffData.size === 0) draft.tiffData = attributes;
  if (name === 'ObjectiveSettings') draft.objective = attributes.get('ID') ?? '';
}

function finish(
  { name, pixels, channel, tiffData, objective }: Draft,
  magnifications: ReadonlyMap<string, number>,
): OmeImage {
  const whole = (attributes: ReadonlyMap<string, string>, name: string, fallback: number): number =>
    Number(attributes.get(name) ?? fallback);
  const [onlyMagnification] = magnifications.size === 1 ? magnifications.values() : [];
  return {
    name,
    sizeX: whole(pixels, 'SizeX', 0),
    sizeY: whole(pixels, 'SizeY', 0),
    sizeC: whole(pixels, 'SizeC', 1),
    sizeZ: whole(pixels, 'SizeZ', 1),
    sizeT: whole(pixels, 'SizeT', 1),
    samplesPerPixel: whole(channel, 'SamplesPerPixel', 0),
    physicalSizeXUm: physicalSize(pixels, 'X'),
    physicalSizeYUm: physicalSize(pixels, 'Y'),
    firstDirectory: whole(tiffData, 'IFD', 0),
    objectivePower: magnifications.get(objective) ?? onlyMagnification ?? 0,
  };
}

function physicalSize(pixels: ReadonlyMap<string, string>, axis: 'X' | 'Y'): number {
  // The schema's default unit is the micrometre; "pixel" and "reference frame" are no lengths.
  const micrometres = MICROMETRES.get(pixels.get(`PhysicalSize${axis}Unit`) ?? 'um') ?? NaN;
  return parseDecimal(pixels.get(`PhysicalSize${axis}`)) * micrometres;
}
