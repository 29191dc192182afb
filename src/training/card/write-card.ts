// The model card: Markdown with plots, written beside the manifest when a version is made.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ModelCardFiles } from '../../domain/models/model-manifest.js';
import { writeFileDurably } from '../../weights/write-file-durably.js';
import { CARD_FILE } from '../model-files.js';
import type { CardSource } from './card-source.js';
import { cardText, type CardPlot } from './card-text.js';
import { renderPlot } from './plots/render-plot.js';
import { plotsOf } from './plots-of.js';

const PLOT_FOLDER = 'plots';

export interface WrittenCard {
  readonly files: ModelCardFiles;
  /** What kept plots from being drawn; the card then has none. */
  readonly problem?: string;
}

/**
 * Writes the card and its plots into a model's folder. A plot that cannot be drawn costs the card its plots, not the
 * run its model. Drawing keeps the event loop busy for a second or so: for a training child or a script.
 */
export async function writeCard(folder: string, source: CardSource): Promise<WrittenCard> {
  const drawn = await draw(source).catch((error: unknown) => describe(error));
  const plots = typeof drawn === 'string' ? [] : drawn;
  if (plots.length > 0) await mkdir(path.join(folder, PLOT_FOLDER), { recursive: true });
  for (const { file, svg } of plots) await writeFileDurably(path.join(folder, file), svg);
  await writeFileDurably(path.join(folder, CARD_FILE), cardText(source, plots));
  return {
    files: { file: CARD_FILE, plots: plots.map(({ file }) => file) },
    ...(typeof drawn === 'string' && { problem: `the plots of the model card could not be drawn: ${drawn}` }),
  };
}

async function draw(source: CardSource): Promise<readonly (CardPlot & { readonly svg: string })[]> {
  const drawn = [];
  for (const { name, alternative, caption, spec } of plotsOf(source)) {
    drawn.push({ name, file: `${PLOT_FOLDER}/${name}.svg`, alternative, caption, svg: await renderPlot(spec) });
  }
  return drawn;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
