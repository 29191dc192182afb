import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { ModelCard, ModelFolder } from '../ports/model-repository.js';

/** A card takes some 200 KiB; with all of its plots it is to fit into one message of gRPC's default 4 MiB. */
const MAX_CARD_BYTES = 3 * 1024 * 1024;

/** The files that a manifest names as its card. Throws MODEL_CARD_NOT_FOUND, MODEL_INVALID. */
export async function readCard({ name, version, dir, manifest }: ModelFolder): Promise<ModelCard> {
  const model = `${name}/${version}`;
  if (manifest.card === undefined) {
    const message = `${model} has no card: it was made before there were any`;
    throw new AppError('MODEL_CARD_NOT_FOUND', message, { metadata: { model } });
  }
  const { file, plots } = manifest.card;
  let leftBytes = MAX_CARD_BYTES;
  const read = async (named: string): Promise<string> => {
    const text = await readAtMost(path.join(dir, named), leftBytes);
    if (text === undefined) throw unreadable(model, named);
    leftBytes -= Buffer.byteLength(text);
    return text;
  };
  const markdown = await read(file);
  const drawn: { readonly file: string; readonly svg: string }[] = [];
  for (const plot of plots) drawn.push({ file: plot, svg: await read(plot) });
  return { markdown, plots: drawn };
}

async function readAtMost(file: string, bytes: number): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > bytes ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

function unreadable(model: string, file: string): AppError {
  const message = `${file}, part of the card of ${model}, cannot be read, or the card is larger than ${MAX_CARD_BYTES} bytes`;
  return new AppError('MODEL_INVALID', message, { metadata: { model, file } });
}
