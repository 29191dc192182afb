import { basename } from 'node:path';
import { slideFiles, type SentinodeClient, type Slide, type Spacing } from '@sentinode/client';
import type { CliContext } from '../context.js';
import type { ProgressView } from '../output/progress-view.js';
import { showUpload } from './show-upload.js';

/** As the server takes it. */
const MAX_NAME_CHARACTERS = 200;

export interface UploadFromPath {
  readonly view: ProgressView;
  /** Instead of what the slide states. */
  readonly spacing?: Spacing | undefined;
  /** Where it states none. */
  readonly spacingFromObjective?: boolean | undefined;
  /** For lists; the file's name when left out. */
  readonly name?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Uploads the slide at a path, with the files that belong to it. */
export async function uploadFromPath(
  client: SentinodeClient,
  path: string,
  { view, spacing, spacingFromObjective, name, requestId }: UploadFromPath,
  { signal }: Pick<CliContext, 'signal'>,
): Promise<Slide> {
  return await client.uploadSlide(await slideFiles(path), {
    displayName: (name ?? basename(path)).slice(0, MAX_NAME_CHARACTERS),
    onProgress: showUpload(view),
    signal,
    ...(spacing !== undefined && { spacing }),
    ...(spacingFromObjective === true && { spacingFromObjective }),
    ...(requestId !== undefined && { requestId }),
  });
}
