import { basename, dirname, isAbsolute, join } from 'node:path';
import { slideFiles, type SentinodeClient } from '@sentinode/client';
import type { ProgressView } from '../output/progress-view.js';
import { showUpload } from '../predict/show-progress.js';

/** Uploads a slide of a truth table and gives its id. Slides lie beside the table, unless it names a whole path. */
export async function uploadBeside(
  client: SentinodeClient,
  table: string,
  slideName: string,
  { signal, view }: { readonly signal: AbortSignal; readonly view: ProgressView },
): Promise<string> {
  const path = besideTable(table, slideName);
  const slide = await client.uploadSlide(await slideFiles(path), {
    displayName: basename(path).slice(0, 200),
    onProgress: showUpload(view),
    signal,
  });
  return slide.id;
}

export function besideTable(table: string, slideName: string): string {
  return isAbsolute(slideName) ? slideName : join(dirname(table), slideName);
}
