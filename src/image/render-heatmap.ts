// A heat map to look at: the scored patches over the slide's thumbnail, with title, legend and scale bar.
import type { RgbImage, Spacing } from '../domain/image.js';
import { fillBox, frameBox, type Box, type Colour } from './draw.js';
import { drawLegend } from './heatmap/legend.js';
import { overlay } from './heatmap/overlay.js';
import { probabilityMap, type ScoredCells } from './heatmap/probability-map.js';
import { chooseScaleBar } from './heatmap/scale-bar.js';
import { drawText, fitText, renderText } from './render-text.js';
import { blit, whiteImage } from './rgb-image.js';

export interface Heatmap {
  readonly thumbnail: RgbImage;
  readonly cells: ScoredCells;
  /** Micrometres per thumbnail pixel; without it there is no scale bar. */
  readonly spacing?: Spacing;
  readonly title: string;
  /** The picture alone, in the thumbnail's size: for laying over a slide in a viewer. */
  readonly bare: boolean;
}

const INK: Colour = [40, 44, 52];
const FAINT: Colour = [110, 116, 126];
const LINE: Colour = [200, 204, 210];
const WHITE: Colour = [255, 255, 255];

/** Narrower pages would not hold the legend. */
const MIN_PAGE_WIDTH_EM = 34;

export async function renderHeatmap(heatmap: Heatmap): Promise<RgbImage> {
  const { thumbnail, cells } = heatmap;
  const em = fontSizeFor(thumbnail);
  const map = probabilityMap(cells, thumbnail.widthPx, thumbnail.heightPx);
  const picture = overlay(thumbnail, map, Math.max(1, Math.round(em / 12)));
  return heatmap.bare ? picture : drawPage(heatmap, picture, em);
}

/** Text grows with the picture, so that it reads alike at any size on screen. */
function fontSizeFor({ widthPx, heightPx }: RgbImage): number {
  return Math.round(Math.min(48, Math.max(12, Math.max(widthPx, heightPx) / 60)));
}

async function drawPage(heatmap: Heatmap, picture: RgbImage, em: number): Promise<RgbImage> {
  const margin = em * 2;
  const header = em * 4.5;
  const footer = em * 3.3;
  const pageWidth = Math.round(Math.max(picture.widthPx, em * MIN_PAGE_WIDTH_EM) + margin * 2);
  const page = whiteImage(pageWidth, Math.round(margin + header + picture.heightPx + footer + margin));
  const box: Box = {
    x: Math.round((pageWidth - picture.widthPx) / 2),
    y: Math.round(margin + header),
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
  };
  blit(picture, page, box.x, box.y);
  frameBox(page, box, Math.max(1, Math.round(em / 14)), LINE);
  await drawHeader(page, heatmap, margin, em);
  await drawScaleBar(page, box, heatmap.spacing, em);
  const bar = {
    x: margin,
    y: box.y + box.heightPx + em * 1.5,
    widthPx: em * 20,
    heightPx: em,
  };
  await drawLegend(page, bar, { fontPx: em, linePx: Math.max(1, Math.round(em / 14)) });
  return page;
}

async function drawHeader(page: RgbImage, { title, cells }: Heatmap, margin: number, em: number): Promise<void> {
  const heading = await fitText(oneLine(title), page.widthPx - margin * 2, { sizePx: em * 1.5, bold: true });
  drawText(page, heading, margin, margin, INK);
  const highest = cells.probabilities.reduce((most, probability) => Math.max(most, probability), 0);
  const count = cells.probabilities.length;
  const facts =
    count === 0
      ? 'No tissue found'
      : `${count.toLocaleString('en-GB')} patches · highest probability ${highest.toFixed(3)}`;
  drawText(page, await renderText(facts, { sizePx: em }), margin, margin + em * 2.4, FAINT);
}

/** Names of slides may hold anything. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- taking them out is the point
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() || 'Heat map';
}

/** In the picture's lower left corner, on a white plate so that it reads on tissue too. */
async function drawScaleBar(page: RgbImage, box: Box, spacing: Spacing | undefined, em: number): Promise<void> {
  if (spacing === undefined || box.widthPx < em * 10) return;
  const { lengthPx, label } = chooseScaleBar(spacing.mppX, box.widthPx / 4);
  const text = await renderText(label, { sizePx: em });
  const pad = em * 0.6;
  const width = Math.max(lengthPx, text.widthPx) + pad * 2;
  const plate = { x: box.x + em, y: box.y + box.heightPx - em * 3.6, widthPx: width, heightPx: em * 2.6 };
  fillBox(page, plate, WHITE, 0.85);
  fillBox(
    page,
    { x: plate.x + (width - lengthPx) / 2, y: plate.y + em * 1.8, widthPx: lengthPx, heightPx: Math.max(2, em * 0.25) },
    INK,
  );
  drawText(page, text, plate.x + (width - text.widthPx) / 2, plate.y + em * 0.5, INK);
}
