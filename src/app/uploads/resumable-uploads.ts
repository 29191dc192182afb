// Create, write, look, finish: uploads that survive lost connections and crashes.
import { AppError } from '../../domain/errors/app-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { Upload } from '../../domain/uploads/upload.js';
import { validateUploadSpec } from '../../domain/uploads/validate-upload-spec.js';
import { createSingleFlight, type SingleFlight } from '../single-flight.js';
import { underRequestId } from '../under-request-id.js';
import type { CallContext, SlideUseCases } from '../use-cases.js';
import { alreadyFinished } from './already-finished.js';
import { claimUpload, headerDigest } from './claim-upload.js';
import { deleteUpload } from './delete-upload.js';
import { describeUpload, requireComplete } from './describe-upload.js';
import { openUpload } from './open-upload.js';
import { registerSlide } from './register-slide.js';
import type { UploadPorts } from './upload-ports.js';
import { writeChunks } from './write-chunks.js';

type ResumableUploads = Pick<
  SlideUseCases,
  'createUpload' | 'writeUpload' | 'getUpload' | 'finishUpload' | 'deleteUpload'
>;

export function createResumableUploads(ports: UploadPorts): ResumableUploads {
  const finishing = createSingleFlight<Slide>();
  return {
    createUpload: async (spec, { principal: { tenant }, signal }) => {
      validateUploadSpec(spec, ports.settings);
      const create = async (): Promise<Upload> => {
        const claimed = await claimUpload(ports, spec, tenant, () => headerDigest(ports, spec));
        return claimed.kind === 'existing' ? claimed.upload : openUpload(ports, claimed.uploadId, tenant, spec, signal);
      };
      const key = { tenant, requestId: spec.requestId };
      return describe(ports, await underRequestId(ports.requestIdLocks, key, create, signal));
    },
    writeUpload: async (uploadId, chunks, context) => {
      await requireOpen(ports, uploadId, context);
      const write = (signal: AbortSignal): Promise<Upload> => writeOne(ports, uploadId, chunks, { ...context, signal });
      return ports.streams.runNow(1, () => ports.writers.takeOver(uploadId, context.signal, write));
    },
    getUpload: async (uploadId, context) => describe(ports, await requireUpload(ports, uploadId, context)),
    finishUpload: (uploadId, context) => finishOne(ports, finishing, uploadId, context),
    deleteUpload: (uploadId, { principal }) => deleteUpload(ports, principal.tenant, uploadId),
  };
}

async function writeOne(
  ports: UploadPorts,
  uploadId: string,
  chunks: Parameters<ResumableUploads['writeUpload']>[1],
  context: CallContext,
): Promise<Upload> {
  // Looked at again: the wait for another writer may have ended in a slide.
  const upload = await requireOpen(ports, uploadId, context);
  const renewed = { ...upload, expireTimeMs: ports.clock.now() + ports.settings.uploadTtlMs };
  await ports.metadata.uploads.put(renewed);
  const committed = await writeChunks(ports, { uploadId, files: upload.spec.files }, chunks, context.signal);
  return describeUpload(renewed, committed);
}

async function finishOne(
  ports: UploadPorts,
  finishing: SingleFlight<Slide>,
  uploadId: string,
  context: CallContext,
): Promise<Slide> {
  const { tenant } = context.principal;
  await requireUpload(ports, uploadId, context);
  return finishing.join(`${tenant}/${uploadId}`, context.signal, (signal) =>
    ports.writers.afterWrites(uploadId, async () => {
      const upload = await requireUpload(ports, uploadId, context);
      if (upload.slideId !== undefined) return requireSlide(ports, tenant, upload.slideId);
      // A crash between promotion and row is completed by registerSlide: then there is no staging to look at.
      const promoted = await ports.metadata.promotions.get(tenant, uploadId);
      if (promoted === undefined) requireComplete((await describe(ports, upload)).files);
      return registerSlide(ports, upload, signal);
    }),
  );
}

async function describe(ports: UploadPorts, upload: Upload): Promise<Upload> {
  return describeUpload(upload, await ports.blobs.committedBytes(upload.id));
}

async function requireUpload(ports: UploadPorts, uploadId: string, { principal }: CallContext): Promise<Upload> {
  const upload = await ports.metadata.uploads.get(principal.tenant, uploadId);
  const isAlive =
    upload !== undefined && (upload.expireTimeMs > ports.clock.now() || ports.writers.isWriting(uploadId));
  if (!isAlive)
    throw new AppError('UPLOAD_NOT_FOUND', 'no upload has this id, or it has expired', { metadata: { uploadId } });
  return upload;
}

async function requireOpen(ports: UploadPorts, uploadId: string, context: CallContext): Promise<Upload> {
  const upload = await requireUpload(ports, uploadId, context);
  if (upload.state === 'finished') throw alreadyFinished(uploadId, upload.slideId);
  return upload;
}

async function requireSlide({ metadata }: UploadPorts, tenant: string, slideId: string): Promise<Slide> {
  const slide = await metadata.slides.get(tenant, slideId);
  if (slide === undefined)
    throw new AppError('SLIDE_NOT_FOUND', 'the slide of this upload was deleted', { metadata: { slideId } });
  return slide;
}
