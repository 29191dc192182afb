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

/** The colour bar in `bar`, its ticks below and its name to the right. */
export async function drawLegend(image: RgbImage, bar: Box, style: LegendStyle): Promise<void> {
  for (let x = 0; x < bar.widthPx; x += 1) {
    fillBox(image, { ...bar, x: bar.x + x, widthPx: 1 }, colourOf((x + 0.5) / bar.widthPx));
  }
  frameBox(image, bar, style.linePx, LINE);
  for (const tick of TICKS) await drawTick(image, bar, tick, style);
  const name = await renderText('Tumour probability', { sizePx: style.fontPx });
  drawText(image, name, bar.x + bar.widthPx + style.fontPx * 1.2, bar.y + (bar.heightPx - name.heightPx) / 2, INK);
}

async function drawTick(image: RgbImage, bar: Box, value: number, { fontPx, linePx }: LegendStyle): Promise<void> {
  const x = bar.x + value * bar.widthPx;
  const below = bar.y + bar.heightPx;
  fillBox(image, { x: x - linePx / 2, y: below, widthPx: linePx, heightPx: fontPx * 0.4 }, LINE);
  const label = await renderText(String(value), { sizePx: fontPx * 0.9 });
  drawText(image, label, x - label.widthPx / 2, below + fontPx * 0.65, INK);
}
