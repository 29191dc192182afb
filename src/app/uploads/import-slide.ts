// A slide that stays in its archive: what is stored in the place of its files is a reference to them.
import type { ArchiveSource } from '../../domain/archives/archive-source.js';
import type { ImportSlideCommand } from '../../domain/archives/import-command.js';
import { encodeReference, REFERENCE_FILE_NAME, type SlideReference } from '../../domain/archives/slide-reference.js';
import { validateImport } from '../../domain/archives/validate-import.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { UploadChunk, UploadSpec } from '../../domain/uploads/upload.js';
import { createAdmission } from '../admission.js';
import { underRequestId } from '../under-request-id.js';
import type { SlideUseCases } from '../use-cases.js';
import { claimUpload, releaseUploadClaim } from './claim-upload.js';
import { finishedSlideOf } from './finished-slide-of.js';
import { openRowlessUpload } from './open-upload.js';
import { registerWhole } from './register-whole.js';
import { UPLOAD_RETRY_AFTER_MS } from './upload-limits.js';
import type { UploadPorts } from './upload-ports.js';

/** Each waits for the archive, which serves a few requests at a time. */
const MAX_IMPORTS = 16;

export function createImports(ports: UploadPorts): Pick<SlideUseCases, 'importSlide'> {
  const imports = createAdmission({ what: 'imports', limit: MAX_IMPORTS, retryAfterMs: UPLOAD_RETRY_AFTER_MS });
  return {
    importSlide: async (command, { principal: { tenant }, signal }) => {
      validateImport(command);
      return imports.runNow(1, async () => {
        const register = (): Promise<Slide> => importOnce(ports, command, tenant, signal);
        return underRequestId(ports.requestIdLocks, { tenant, requestId: command.requestId }, register, signal);
      });
    },
  };
}

async function importOnce(
  ports: UploadPorts,
  command: ImportSlideCommand,
  tenant: string,
  signal: AbortSignal,
): Promise<Slide> {
  throwIfAborted(signal);
  const digest = (): string => importDigest(ports, command);
  const claimed = await claimUpload(ports, command, tenant, digest);
  if (claimed.kind === 'existing') return finishedSlideOf(ports, claimed.upload);
  const { uploadId } = claimed;
  const reference = await findSeries(ports, command, { uploadId, tenant }, signal);
  const bytes = new TextEncoder().encode(encodeReference(reference));
  const upload = await openRowlessUpload(ports, uploadId, tenant, specOf(command, reference, bytes), signal);
  return registerWhole(ports, upload, oneChunk(bytes), signal);
}

/** An archive that does not answer leaves the request id free. */
async function findSeries(
  ports: UploadPorts,
  { query, requestId }: ImportSlideCommand,
  { uploadId, tenant }: { readonly uploadId: string; readonly tenant: string },
  signal: AbortSignal,
): Promise<SlideReference> {
  try {
    return await ports.compute.findSeries(query, signal);
  } catch (error) {
    await releaseUploadClaim(ports, { id: uploadId, tenant, requestId });
    throw error;
  }
}

function specOf(command: ImportSlideCommand, reference: SlideReference, bytes: Uint8Array): UploadSpec {
  const { spacingOverride, spacingFromObjective, displayName, requestId } = command;
  return {
    files: [{ name: REFERENCE_FILE_NAME, sizeBytes: bytes.length }],
    ...(spacingOverride && { spacingOverride }),
    ...(spacingFromObjective === true && { spacingFromObjective }),
    displayName,
    requestId,
    source: sourceOf(reference),
  };
}

function sourceOf({ archive, studyUid, seriesUid, instanceUids }: SlideReference): ArchiveSource {
  return { archive, studyUid, seriesUid, objectCount: instanceUids.length };
}

async function* oneChunk(data: Uint8Array): AsyncGenerator<UploadChunk, void, undefined> {
  yield await Promise.resolve({ fileIndex: 0, offsetBytes: 0, data });
}

function importDigest({ digests }: UploadPorts, command: ImportSlideCommand): string {
  const { query, spacingOverride, spacingFromObjective, displayName } = command;
  const { archive, studyUid = null, seriesUid } = query;
  const parts = [archive, studyUid, seriesUid, spacingOverride?.mppX, spacingOverride?.mppY, displayName];
  const more = spacingFromObjective === true ? ['objective'] : [];
  return digests.sha256Hex(JSON.stringify(['import', ...parts, ...more]));
}
