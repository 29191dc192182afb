import type { RgbImage } from '../../domain/image.js';
import { fillBox, frameBox, type Box, type Colour } from '../draw.js';
import { drawText, renderText } from '../render-text.js';
import { colourOf } from './colour-map.js';

const INK: Colour = [40, 44, 52];
const LINE: Colour = [120, 126, 136];
const TICKS = [0, 0.25, 0.5, 0.75, 1];

export interface LegendStyle {
  readonly fontPx: number;
  readonly linePx: number;
}

/** The colour bar in `bar`, the threshold above it, its ticks below and its name to the right. */
export async function drawLegend(
  image: RgbImage,
  bar: Box,
  threshold: number | undefined,
  style: LegendStyle,
): Promise<void> {
  for (let x = 0; x < bar.widthPx; x += 1) {
    fillBox(image, { ...bar, x: bar.x + x, widthPx: 1 }, colourOf((x + 0.5) / bar.widthPx));
  }
  frameBox(image, bar, style.linePx, LINE);
  for (const tick of TICKS) await drawTick(image, bar, tick, style);
  const name = await renderText('Tumour probability', { sizePx: style.fontPx });
  drawText(image, name, bar.x + bar.widthPx + style.fontPx * 1.2, bar.y + (bar.heightPx - name.heightPx) / 2, INK);
  if (threshold !== undefined) await drawThreshold(image, bar, threshold, style);
}

async function drawTick(image: RgbImage, bar: Box, value: number, { fontPx, linePx }: LegendStyle): Promise<void> {
  const x = bar.x + value * bar.widthPx;
  const below = bar.y + bar.heightPx;
  fillBox(image, { x: x - linePx / 2, y: below, widthPx: linePx, heightPx: fontPx * 0.4 }, LINE);
  const label = await renderText(String(value), { sizePx: fontPx * 0.9 });
  drawText(image, label, x - label.widthPx / 2, below + fontPx * 0.65, INK);
}

/** A line across the bar with a pointer and the value on top, kept within the bar's ends. */
async function drawThreshold(
  image: RgbImage,
  bar: Box,
  threshold: number,
  { fontPx, linePx }: LegendStyle,
): Promise<void> {
  const x = bar.x + Math.min(1, Math.max(0, threshold)) * bar.widthPx;
  const overhang = fontPx * 0.35;
  fillBox(image, { x: x - linePx, y: bar.y - overhang, widthPx: linePx * 2, heightPx: bar.heightPx + overhang }, INK);
  const size = Math.round(fontPx * 0.35);
  for (let row = 0; row < size; row += 1) {
    const half = size - row;
    fillBox(image, { x: x - half, y: bar.y - overhang - size + row, widthPx: half * 2, heightPx: 1 }, INK);
  }
  const label = await renderText(`threshold ${Number(threshold.toPrecision(3))}`, { sizePx: fontPx * 0.9, bold: true });
  const left = Math.min(bar.x + bar.widthPx - label.widthPx, Math.max(bar.x, x - label.widthPx / 2));
  drawText(image, label, left, bar.y - overhang - size - fontPx * 0.3 - label.heightPx, INK);
}
