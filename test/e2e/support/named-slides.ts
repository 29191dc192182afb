// Slides that name a patient wherever their format has room for it.
import sharp from 'sharp';
import type { RgbImage } from '../../../src/domain/image.js';
import { dicomFiles } from '../../slides/dicom/support/dicom-set.js';
import { makeMirax } from '../../slides/openslide/support/write-mirax.js';
import { cutTiles, paint, waves } from '../../slides/support/test-pictures.js';
import { writeTiff, type TagValue } from '../../slides/support/write-tiff.js';

/** Within files; that of the DICOM writer too. */
export const PATIENT = 'CANARY^PATIENT';
/** In the files' names. */
export const FILE_NAME = 'NAMESAKE-Jane-Doe';

export type NamedFiles = ReadonlyMap<string, Uint8Array>;

export interface NamedSlide {
  readonly format: string;
  readonly files: () => Promise<NamedFiles>;
  readonly needsOpenslide?: boolean;
}

const picture = paint(640, 512, waves);
const label = paint(96, 64, () => [255, 255, 255]);
const TILE = [256, 256] as const;

/** Artist, host, document name, page name, copyright, XMP, IPTC, Photoshop and Exif-like texts. */
const TEXTS: Readonly<Record<number, TagValue>> = {
  269: PATIENT,
  285: PATIENT,
  306: PATIENT,
  315: PATIENT,
  316: PATIENT,
  33432: PATIENT,
  700: `<x:xmpmeta><dc:title>${PATIENT}</dc:title></x:xmpmeta>`,
  65000: PATIENT,
};

function tiff(name: string, description: string, more: Readonly<Record<number, TagValue>> = {}): Promise<NamedFiles> {
  const { bytes } = writeTiff([
    { ...picture, tile: TILE, chunks: cutTiles(picture, TILE), tags: { ...TEXTS, 270: description, ...more } },
    { ...label, chunks: [label.data], tags: { 270: `Aperio\r\nlabel 96x64|Patient=${PATIENT}`, 254: [1] } },
  ]);
  return Promise.resolve(new Map([[name, bytes]]));
}

const APERIO = `Aperio Image Library v11\r\n640x512|AppMag = 20|MPP = 0.5|Title = ${PATIENT}|Filename = ${PATIENT}|User = ${PATIENT}|Patient = ${PATIENT}`;

const OME = `<?xml version="1.0"?><OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06"><Experimenter ID="E:0" LastName="${PATIENT}" UserName="${PATIENT}"/><Image ID="Image:0" Name="${PATIENT}"><Description>${PATIENT}</Description><Pixels SizeX="640" SizeY="512" SizeC="3" SizeZ="1" SizeT="1" PhysicalSizeX="0.5" PhysicalSizeY="0.5"><Channel ID="C:0" SamplesPerPixel="3"/><TiffData IFD="0"/></Pixels></Image><StructuredAnnotations><MapAnnotation><Value><M K="Patient">${PATIENT}</M></Value></MapAnnotation></StructuredAnnotations></OME>`;

const PHILIPS = `<?xml version="1.0"?><DataObject ObjectType="DPUfsImport"><Attribute Name="DICOM_PATIENT_NAME">${PATIENT}</Attribute><Attribute Name="PIM_DP_UFS_BARCODE">${PATIENT}</Attribute></DataObject>`;

async function jpegOf({ data, widthPx, heightPx }: RgbImage): Promise<Uint8Array> {
  const raw = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  return raw
    .withExif({ IFD0: { Artist: PATIENT } })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

/** One JPEG of the whole slide, and the tags by which Hamamatsu's files are known. */
async function ndpi(): Promise<NamedFiles> {
  const tags = { ...TEXTS, 271: 'Hamamatsu', 65420: [1], 65421: [20, 1], 65424: [0], 65427: PATIENT };
  const properties = `Patient=${PATIENT}\r\nSlideLabel=${PATIENT}\r\n`;
  const { bytes } = writeTiff([
    {
      widthPx: picture.widthPx,
      heightPx: picture.heightPx,
      rowsPerStrip: picture.heightPx,
      chunks: [await jpegOf(picture)],
      compression: 7,
      photometric: 6,
      tags: { ...tags, 65449: properties },
    },
  ]);
  return new Map([[`${FILE_NAME}.ndpi`, bytes]]);
}

async function dicom(): Promise<NamedFiles> {
  const files = await dicomFiles([{ pictures: [picture] }, { pictures: [label], flavour: 'LABEL', series: '201' }]);
  return new Map([...files].map(([name, bytes]) => [`${FILE_NAME}-${name}`, bytes]));
}

async function mirax(): Promise<NamedFiles> {
  const files = await makeMirax({ name: FILE_NAME, format: 'PNG' });
  const lines = ['SLIDE_NAME', 'PROJECT_NAME', 'SLIDE_DESCRIPTION', 'PATIENT'].map((key) => `${key} = ${PATIENT}`);
  const named = [...files].map(([name, bytes]) => {
    if (!name.endsWith('Slidedat.ini')) return [name, bytes] as const;
    const text = Buffer.from(bytes)
      .toString()
      .replace('[GENERAL]', ['[GENERAL]', ...lines].join('\r\n'));
    return [name, Buffer.from(text)] as const;
  });
  return new Map(named);
}

export const NAMED_SLIDES: readonly NamedSlide[] = [
  { format: 'aperio-svs', files: () => tiff(`${FILE_NAME}.svs`, APERIO) },
  { format: 'ome-tiff', files: () => tiff(`${FILE_NAME}.ome.tif`, OME) },
  { format: 'philips-tiff', files: () => tiff(`${FILE_NAME}.tiff`, PHILIPS, { 305: 'Philips DP v1.0' }) },
  { format: 'generic-tiff', files: () => tiff(`${FILE_NAME}.tif`, PATIENT) },
  { format: 'dicom', files: dicom },
  { format: 'hamamatsu', files: ndpi, needsOpenslide: true },
  { format: 'mirax', files: mirax, needsOpenslide: true },
];
