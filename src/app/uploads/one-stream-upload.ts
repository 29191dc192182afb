// A slide in one stream: all of it, or nothing is left.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { UploadChunk, UploadSpec } from '../../domain/uploads/upload.js';
import { validateUploadSpec } from '../../domain/uploads/validate-upload-spec.js';
import { underRequestId } from '../under-request-id.js';
import type { SlideUseCases } from '../use-cases.js';
import { claimUpload, headerDigest } from './claim-upload.js';
import { finishedSlideOf } from './finished-slide-of.js';
import { openRowlessUpload } from './open-upload.js';
import { registerWhole } from './register-whole.js';
import type { UploadPorts } from './upload-ports.js';

export function createOneStreamUpload(ports: UploadPorts): Pick<SlideUseCases, 'uploadSlide'> {
  return {
    uploadSlide: async (spec, chunks, { principal: { tenant }, signal }) => {
      validateUploadSpec(spec, ports.settings);
      return ports.streams.runNow(1, async () => {
        const upload = (): Promise<Slide> => uploadOnce(ports, { spec, tenant, chunks, signal });
        // A second stream of the same key waits for the first: it then gets its slide, or takes its place.
        return underRequestId(ports.requestIdLocks, { tenant, requestId: spec.requestId }, upload, signal);
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
  const claimed = await claimUpload(ports, stream.spec, stream.tenant, () => headerDigest(ports, stream.spec));
  if (claimed.kind === 'existing') return finishedSlideOf(ports, claimed.upload);
  const upload = await openRowlessUpload(ports, claimed.uploadId, stream.tenant, stream.spec, stream.signal);
  return registerWhole(ports, upload, stream.chunks, stream.signal);
}
