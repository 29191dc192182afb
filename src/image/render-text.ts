import { createRequire } from 'node:module';
import type { RgbImage } from '../domain/image.js';
import { mixPixel, type Colour } from './draw.js';
import { sharp } from './sharp.js';

/** A line of text as coverage: 0 nothing, 255 ink. */
export interface TextMask {
  readonly coverage: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface TextStyle {
  /** Height of the font's em square. */
  readonly sizePx: number;
  readonly bold?: boolean;
}

const require = createRequire(import.meta.url);

// The font ships with us: a server without fonts would draw nothing at all.
const REGULAR = { family: 'DejaVu Sans', file: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf') };
const BOLD = { family: 'DejaVu Sans Bold', file: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf') };

/** At this density one typographic point is one pixel. */
const DOTS_PER_INCH = 72;

/** Renders one line; its mask is as small as the ink. */
export async function renderText(text: string, { sizePx, bold = false }: TextStyle): Promise<TextMask> {
  const font = bold ? BOLD : REGULAR;
  const { data, info } = await sharp({
    text: {
      text: escapeMarkup(text),
      font: `${font.family} ${Math.round(sizePx)}`,
      fontfile: font.file,
      dpi: DOTS_PER_INCH,
    },
  })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels, width, height } = info;
  const coverage = channels === 1 ? data : data.filter((_, i) => i % channels === 0);
  return { coverage, widthPx: width, heightPx: height };
}

/** Longer texts are no line of any page; libvips would lay out all of it. */
const MAX_CHARACTERS = 200;

/** Renders as much of the line as fits into `maxWidthPx`, with an ellipsis for the rest. */
export async function fitText(text: string, maxWidthPx: number, style: TextStyle): Promise<TextMask> {
  let letters = Array.from(text);
  let shown = letters.length > MAX_CHARACTERS ? shortened(letters, MAX_CHARACTERS) : text;
  let mask = await renderText(shown, style);
  while (mask.widthPx > maxWidthPx && letters.length > 1) {
    letters = Array.from(shown);
    // At least one letter less each time, so that this ends.
    shown = shortened(letters, Math.min(letters.length - 1, Math.floor((letters.length * maxWidthPx) / mask.widthPx)));
    mask = await renderText(shown, style);
  }
  return mask;
}

function shortened(letters: readonly string[], length: number): string {
  return `${letters
    .slice(0, Math.max(1, length - 1))
    .join('')
    .trimEnd()}…`;
}

/** Draws the mask with its top left at (x, y). */
export function drawText(image: RgbImage, mask: TextMask, x: number, y: number, colour: Colour): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  for (let row = Math.max(0, -top); row < Math.min(mask.heightPx, image.heightPx - top); row += 1) {
    for (let column = Math.max(0, -left); column < Math.min(mask.widthPx, image.widthPx - left); column += 1) {
      const ink = mask.coverage[row * mask.widthPx + column]!;
      if (ink > 0) mixPixel(image, ((top + row) * image.widthPx + left + column) * 3, colour, ink / 255);
    }
  }
}

/** Text is Pango markup to libvips; names of slides are not. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
