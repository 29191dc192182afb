// Idempotency of uploads: one request id is one upload, and only for the same header.
import { AppError } from '../../domain/errors/app-error.js';
import type { Upload, UploadSpec } from '../../domain/uploads/upload.js';
import type { UploadPorts } from './upload-ports.js';

const SCOPE = 'upload';

interface Claim {
  readonly uploadId: string;
  /** Of the header, so that the same key with other content is noticed. */
  readonly headerDigest: string;
}

export type ClaimedUpload =
  /** The caller creates the upload of this id, and releases the claim when that fails. */
  { readonly kind: 'new'; readonly uploadId: string } | { readonly kind: 'existing'; readonly upload: Upload };

/** Call under the request id's lock. Throws REQUEST_ID_REUSED. */
export async function claimUpload(ports: UploadPorts, spec: UploadSpec, tenant: string): Promise<ClaimedUpload> {
  const { requestIds } = ports.metadata;
  const wanted: Claim = { uploadId: ports.newId(), headerDigest: headerDigest(ports, spec) };
  if (spec.requestId === '') return { kind: 'new', uploadId: wanted.uploadId };
  const held = parseClaim(await requestIds.claim(tenant, SCOPE, spec.requestId, JSON.stringify(wanted)));
  if (held.uploadId === wanted.uploadId) return { kind: 'new', uploadId: wanted.uploadId };
  const upload = await livingUpload(ports, tenant, held.uploadId);
  if (upload === undefined) {
    // Its upload expired, failed or was cut off by a crash: the key is free again.
    await requestIds.release(tenant, SCOPE, spec.requestId);
    return claimUpload(ports, spec, tenant);
  }
  if (held.headerDigest !== wanted.headerDigest) {
    throw new AppError('REQUEST_ID_REUSED', 'this request_id belongs to an upload with another header', {
      metadata: { uploadId: upload.id },
      fieldViolations: [{ field: 'header.request_id', description: 'was used with another header' }],
    });
  }
  return { kind: 'existing', upload };
}

/** Leaves a key that has been claimed by a later upload alone. */
export async function releaseUploadClaim(
  { metadata: { requestIds } }: UploadPorts,
  { id, tenant, spec: { requestId } }: Upload,
): Promise<void> {
  if (requestId === '') return;
  const probe: Claim = { uploadId: id, headerDigest: '' };
  const held = parseClaim(await requestIds.claim(tenant, SCOPE, requestId, JSON.stringify(probe)));
  if (held.uploadId === id) await requestIds.release(tenant, SCOPE, requestId);
}

/** An upload that can still be answered with: not expired, and not of a slide that was deleted since. */
async function livingUpload(ports: UploadPorts, tenant: string, uploadId: string): Promise<Upload | undefined> {
  const upload = await ports.metadata.uploads.get(tenant, uploadId);
  if (upload === undefined || upload.expireTimeMs <= ports.clock.now()) return undefined;
  if (upload.slideId === undefined) return upload;
  return (await ports.metadata.slides.get(tenant, upload.slideId)) === undefined ? undefined : upload;
}

function headerDigest({ digests }: UploadPorts, { files, spacingOverride, displayName }: UploadSpec): string {
  const parts = files.map(({ name, sizeBytes, sha256 }) => [name, sizeBytes, sha256 ?? null]);
  return digests.sha256Hex(JSON.stringify([parts, spacingOverride?.mppX, spacingOverride?.mppY, displayName]));
}

function parseClaim(value: string): Claim {
  return JSON.parse(value) as Claim;
}
