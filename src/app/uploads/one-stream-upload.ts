// A slide in one stream: all of it, or nothing is left.
import { orAborted, throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { Upload, UploadChunk, UploadSpec } from '../../domain/uploads/upload.js';
import { validateUploadSpec } from '../../domain/uploads/validate-upload-spec.js';
import type { SlideUseCases } from '../use-cases.js';
import { claimUpload } from './claim-upload.js';
import { describeUpload, requireComplete } from './describe-upload.js';
import { dropUpload, openRowlessUpload } from './open-upload.js';
import { registerSlide } from './register-slide.js';
import type { UploadPorts } from './upload-ports.js';
import { writeChunks } from './write-chunks.js';

export function createOneStreamUpload(ports: UploadPorts): Pick<SlideUseCases, 'uploadSlide'> {
  return {
    uploadSlide: async (spec, chunks, { principal: { tenant }, signal }) => {
      validateUploadSpec(spec, ports.settings);
      return ports.streams.runNow(1, async () => {
        const upload = (): Promise<Slide> => uploadOnce(ports, { spec, tenant, chunks, signal });
        if (spec.requestId === '') return upload();
        // A second stream of the same key waits for the first: it then gets its slide, or takes its place.
        return orAborted(ports.requestIdLocks.run(`${tenant}/${spec.requestId}`, upload), signal);
      });
    },
  };
}

interface OneStream {
  readonly spec: UploadSpec;
  readonly tenant: string;
  readonly chunks: AsyncIterable<UploadChunk>;
  readonly signal: AbortSignal;
}

async function uploadOnce(ports: UploadPorts, stream: OneStream): Promise<Slide> {
  throwIfAborted(stream.signal);
  const claimed = await claimUpload(ports, stream.spec, stream.tenant);
  if (claimed.kind === 'existing') return slideOf(ports, claimed.upload);
  const upload = await openRowlessUpload(ports, claimed.uploadId, stream.tenant, stream.spec, stream.signal);
  try {
    const target = { uploadId: upload.id, files: stream.spec.files };
    const committed = await writeChunks(ports, target, stream.chunks, stream.signal);
    requireComplete(describeUpload(upload, committed).files);
    return await registerSlide(ports, upload, stream.signal);
  } catch (error) {
    await undo(ports, upload);
    throw error;
  }
}

async function undo(ports: UploadPorts, upload: Upload): Promise<void> {
  const { metadata, blobs } = ports;
  const promotion = await metadata.promotions.get(upload.tenant, upload.id);
  if (promotion !== undefined) {
    await blobs.deleteSlide(promotion.slide.id);
    await metadata.slides.delete(upload.tenant, promotion.slide.id);
    await metadata.promotions.delete(upload.tenant, upload.id);
    await blobs.purgeDeleted(promotion.slide.id);
  }
  await dropUpload(ports, upload);
}

async function slideOf({ metadata }: UploadPorts, upload: Upload): Promise<Slide> {
  const slide = upload.slideId === undefined ? undefined : await metadata.slides.get(upload.tenant, upload.slideId);
  if (slide !== undefined) return slide;
  throw new AppError(
    'REQUEST_ID_REUSED',
    'this request_id belongs to an upload that is not finished; go on with that one',
    {
      metadata: { uploadId: upload.id },
    },
  );
}
