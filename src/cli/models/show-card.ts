import path from 'node:path';
import type { GetModelCardResponse } from '@sentinode/client';
import type { CliContext } from '../context.js';
import { writeOutputFile } from '../output/write-output-file.js';

const CARD_FILE = 'MODEL_CARD.md';
/** As the server names plots; a server is not trusted to name places on this machine. */
const PLOT_FILE = /^plots\/[a-z0-9][a-z0-9-]{0,63}\.svg$/;

export async function showCard(
  { name, version, markdown }: GetModelCardResponse,
  { output }: CliContext,
): Promise<void> {
  await output.result({ name, version, markdown }, () => markdown.trimEnd());
}

/** Writes the card into the folder, its plots where it refers to them. */
export async function saveCard(
  { name, version, markdown, plots }: GetModelCardResponse,
  folder: string,
  { output }: CliContext,
): Promise<void> {
  const files = [
    { file: CARD_FILE, content: markdown },
    ...plots.filter(({ file }) => PLOT_FILE.test(file)).map(({ file, svg }) => ({ file, content: svg })),
  ];
  for (const { file, content } of files) await writeOutputFile(path.join(folder, file), content);
  const written = files.map(({ file }) => path.join(folder, file));
  await output.result({ name, version, files: written }, () => written.join('\n'));
}
