import type { SlideFacts } from '../../domain/slides/slide.js';
import type { LevelBounds, SlideDetails } from '../../ports/slide-reader.js';
import { plausibleSpacing } from '../plausible-spacing.js';
import type { Rgb } from './argb-canvases.js';
import type { SlidePointer } from './library/bindings.js';
import type { LoadedLibrary } from './library/load-library.js';
import { readLevels, type OpenslideLevel } from './levels.js';

export interface SlideDescription {
  readonly facts: SlideFacts;
  readonly details: SlideDetails;
  /** OpenSlide's own, of all pictures that are no level. */
  readonly associatedNames: readonly string[];
  readonly levels: readonly OpenslideLevel[];
}

/** OpenSlide's names of vendors, as the names of their formats; the same as other readers use for the same files. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['aperio', 'aperio-svs'],
  ['argos', 'argos-avs'],
  ['huron', 'huron-tiff'],
  ['leica', 'leica-scn'],
  ['philips', 'philips-tiff'],
  ['sakura', 'sakura-svslide'],
  ['trestle', 'trestle-tiff'],
  ['ventana', 'ventana-bif'],
  ['zeiss', 'zeiss-czi'],
]);

/** Throws SLIDE_CORRUPT for levels that cannot be. */
export function describeSlide(library: LoadedLibrary, slide: SlidePointer): SlideDescription {
  const levels = readLevels(library, slide);
  const properties = readProperties(library, slide);
  const numberOf = (name: string): number => parseNumber(properties.get(`openslide.${name}`));
  const spacing = plausibleSpacing(numberOf('mpp-x'), numberOf('mpp-y'));
  const vendor = properties.get('openslide.vendor') ?? 'openslide';
  const { widthPx = 0, heightPx = 0 } = levels[0]?.level ?? {};
  return {
    levels,
    facts: {
      format: FORMATS.get(vendor) ?? vendor,
      widthPx,
      heightPx,
      levels: levels.map(({ level }) => level),
      ...(spacing === undefined ? {} : { spacing }),
      objectivePower: Math.max(0, numberOf('objective-power') || 0),
    },
    details: {
      ...boundsOf(numberOf),
      ...backgroundOf(properties.get('openslide.background-color')),
      properties,
    },
    associatedNames: library.readStrings(library.bindings.getAssociatedImageNames(slide)),
  };
}

function readProperties({ bindings, readStrings }: LoadedLibrary, slide: SlidePointer): ReadonlyMap<string, string> {
  const names = readStrings(bindings.getPropertyNames(slide));
  return new Map(names.map((name) => [name, bindings.getPropertyValue(slide, name) ?? '']));
}

/** OpenSlide writes numbers of its own with a point, whatever the vendor wrote. */
function parseNumber(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? NaN : Number(text);
}

function boundsOf(numberOf: (name: string) => number): { readonly bounds?: LevelBounds } {
  const bounds = {
    x: numberOf('bounds-x'),
    y: numberOf('bounds-y'),
    widthPx: numberOf('bounds-width'),
    heightPx: numberOf('bounds-height'),
  };
  return Object.values(bounds).every(Number.isFinite) ? { bounds } : {};
}

function backgroundOf(hex: string | undefined): { readonly background?: Rgb } {
  if (hex === undefined || !/^[0-9a-f]{6}$/i.test(hex)) return {};
  const colour = parseInt(hex, 16);
  return { background: [colour >> 16, (colour >> 8) & 255, colour & 255] };
}
