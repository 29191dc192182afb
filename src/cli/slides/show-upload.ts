import type { UploadProgress } from '@sentinode/client';
import { megabytes } from '../output/format.js';
import type { ProgressView } from '../output/progress-view.js';

/** What the steps of an upload look like in a bar or a line. */
export function showUpload(view: ProgressView): (progress: UploadProgress) => void {
  return ({ phase, doneBytes, totalBytes }) => {
    const detail =
      phase === 'finishing' ? 'checked by the server' : `${megabytes(doneBytes)} of ${megabytes(totalBytes)}`;
    view.step(phase, doneBytes, totalBytes, detail);
  };
}
