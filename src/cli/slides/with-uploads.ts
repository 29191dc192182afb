import type { SentinodeClient } from '@sentinode/client';
import type { CliContext } from '../context.js';
import type { ProgressView } from '../output/progress-view.js';
import { removeSlides } from './remove-slides.js';
import { uploadFromPath } from './upload-from-path.js';

/** Uploads the slide at a path and gives its id. */
export type UploadForCall = (path: string) => Promise<string>;

/** Runs `use` with a way to upload slides; those are taken away again, however it ends. */
export async function withUploads<T>(
  client: SentinodeClient,
  context: CliContext,
  view: ProgressView,
  use: (upload: UploadForCall) => Promise<T>,
): Promise<T> {
  const uploaded: string[] = [];
  try {
    return await use(async (path) => {
      const { id } = await uploadFromPath(client, path, { view }, context);
      uploaded.push(id);
      return id;
    });
  } finally {
    // A remark would be drawn over.
    view.end();
    await removeSlides(client, uploaded, context);
  }
}
