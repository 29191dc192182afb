import type { MiraxScene } from './mirax-scene.js';

/** Where photos really lie: in the grid, in a table, or in a table that is compressed. */
export type PositionKind = 'none' | 'plain' | 'compressed';

export interface SlidedatParts {
  readonly scene: MiraxScene;
  readonly slideId: string;
  readonly format: 'JPEG' | 'PNG';
  readonly dataFileCount: number;
  readonly positions: PositionKind;
  readonly mpp: readonly [number, number];
  readonly overrides: Readonly<Record<string, string>>;
}

/** Slidedat.ini with the keys that readers use, in the scanners' order. */
export function slidedatOf(parts: SlidedatParts): string {
  const groups: readonly (readonly [string, Record<string, string | number>])[] = [
    ['GENERAL', generalOf(parts)],
    ['HIERARCHICAL', hierarchicalOf(parts)],
    ['DATAFILE', dataFilesOf(parts.dataFileCount)],
    ...Array.from(
      { length: parts.scene.zoomLevels },
      (_, i) => [`LAYER_0_LEVEL_${i}_SECTION`, levelOf(parts, i)] as const,
    ),
    ['NONHIERLAYER_0_LEVEL_0_SECTION', { THUMBNAIL_IMAGE_TYPE: 'JPEG' }],
  ];
  const lines = groups.flatMap(([group, values]) => [
    `[${group}]`,
    ...Object.entries(values).map(([key, value]) => `${key} = ${parts.overrides[key] ?? value}`),
    '',
  ]);
  return lines.join('\r\n');
}

function generalOf({ scene, slideId }: SlidedatParts): Record<string, string | number> {
  return {
    SLIDE_VERSION: '01.02',
    SLIDE_ID: slideId,
    IMAGENUMBER_X: scene.imagesX,
    IMAGENUMBER_Y: scene.imagesY,
    OBJECTIVE_MAGNIFICATION: 20,
    CameraImageDivisionsPerSide: scene.divisions,
  };
}

function hierarchicalOf({ scene, positions }: SlidedatParts): Record<string, string | number> {
  const levels = Array.from({ length: scene.zoomLevels }, (_, i) => ({
    [`HIER_0_VAL_${i}`]: `ZoomLevel_${i}`,
    [`HIER_0_VAL_${i}_SECTION`]: `LAYER_0_LEVEL_${i}_SECTION`,
  }));
  const name = positions === 'plain' ? 'VIMSLIDE_POSITION_BUFFER' : 'StitchingIntensityLayer';
  return {
    HIER_COUNT: 1,
    NONHIER_COUNT: positions === 'none' ? 1 : 2,
    INDEXFILE: 'Index.dat',
    HIER_0_NAME: 'Slide zoom level',
    HIER_0_COUNT: scene.zoomLevels,
    ...(Object.assign({}, ...levels) as Record<string, string>),
    NONHIER_0_NAME: 'Scan data layer',
    NONHIER_0_COUNT: 1,
    NONHIER_0_VAL_0: 'ScanDataLayer_SlideThumbnail',
    NONHIER_0_VAL_0_SECTION: 'NONHIERLAYER_0_LEVEL_0_SECTION',
    ...(positions === 'none' ? {} : { NONHIER_1_NAME: name, NONHIER_1_COUNT: 1, NONHIER_1_VAL_0: 'default' }),
  };
}

function dataFilesOf(count: number): Record<string, string | number> {
  const names = Array.from(
    { length: count },
    (_, i) => [`FILE_${i}`, `Data${String(i).padStart(4, '0')}.dat`] as const,
  );
  return { FILE_COUNT: count, ...Object.fromEntries(names) };
}

function levelOf({ scene, format, mpp }: SlidedatParts, level: number): Record<string, string | number> {
  const [red, green, blue] = scene.fill;
  return {
    OVERLAP_X: scene.overlapPx / 2 ** level,
    OVERLAP_Y: scene.overlapPx / 2 ** level,
    MICROMETER_PER_PIXEL_X: mpp[0] * 2 ** level,
    MICROMETER_PER_PIXEL_Y: mpp[1] * 2 ** level,
    IMAGE_FORMAT: format,
    IMAGE_FILL_COLOR_BGR: (blue << 16) | (green << 8) | red,
    DIGITIZER_WIDTH: scene.imageSidePx,
    DIGITIZER_HEIGHT: scene.imageSidePx,
    IMAGE_CONCAT_FACTOR: level === 0 ? 0 : 1,
  };
}
