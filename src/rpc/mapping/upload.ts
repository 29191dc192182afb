import type { ImportSlideCommand } from '../../domain/archives/import-command.js';
import type { Upload, UploadChunk, UploadFileSpec, UploadSpec, UploadState } from '../../domain/uploads/upload.js';
import type { ImportSlideRequest__Output } from '../../gen/sentinode/v1/ImportSlideRequest.js';
import type { SlideFile__Output } from '../../gen/sentinode/v1/SlideFile.js';
import type { Upload as UploadMessage } from '../../gen/sentinode/v1/Upload.js';
import type { UploadChunk__Output } from '../../gen/sentinode/v1/UploadChunk.js';
import type { UploadHeader__Output } from '../../gen/sentinode/v1/UploadHeader.js';
import type { UploadState as UploadStateName } from '../../gen/sentinode/v1/UploadState.js';
import { toTimestamp } from './common.js';

const UPLOAD_STATES: Readonly<Record<UploadState, UploadStateName>> = {
  active: 'UPLOAD_STATE_ACTIVE',
  complete: 'UPLOAD_STATE_COMPLETE',
  finished: 'UPLOAD_STATE_FINISHED',
};

/** Values as they came; the domain checks them all at once (`validateUploadSpec`). */
export function fromUploadHeader(header: UploadHeader__Output): UploadSpec {
  const spacing = header.spacingOverride;
  return {
    files: header.files.map(fromSlideFile),
    ...(spacing && { spacingOverride: { mppX: spacing.mppX, mppY: spacing.mppY } }),
    ...(header.spacingFromObjective && { spacingFromObjective: true }),
    displayName: header.displayName,
    requestId: header.requestId,
  };
}

/** Values as they came; the domain checks them (`validateImport`). */
export function fromImportSlideRequest(request: ImportSlideRequest__Output): ImportSlideCommand {
  const { archive, studyUid, seriesUid, spacingOverride: spacing, displayName, requestId } = request;
  return {
    query: { archive, ...(studyUid !== '' && { studyUid }), seriesUid },
    ...(spacing && { spacingOverride: { mppX: spacing.mppX, mppY: spacing.mppY } }),
    ...(request.spacingFromObjective && { spacingFromObjective: true }),
    displayName,
    requestId,
  };
}

function fromSlideFile({ name, sizeBytes, sha256 }: SlideFile__Output): UploadFileSpec {
  return { name, sizeBytes, ...(sha256.length > 0 && { sha256: sha256.toString('hex') }) };
}

export function fromUploadChunk({ fileIndex, offsetBytes, data, crc32c }: UploadChunk__Output): UploadChunk {
  return { fileIndex, offsetBytes, data, ...(crc32c !== undefined && { crc32c }) };
}

export function toUpload(upload: Upload): UploadMessage {
  return {
    id: upload.id,
    state: UPLOAD_STATES[upload.state],
    files: upload.files.map(({ name, sizeBytes, committedBytes }) => ({ name, sizeBytes, committedBytes })),
    createTime: toTimestamp(upload.createTimeMs),
    expireTime: toTimestamp(upload.expireTimeMs),
    slideId: upload.slideId ?? '',
  };
}
