import type { Upload, UploadSpec } from '../../domain/uploads/upload.js';
import { claimRequestId, releaseRequestId, type Claimant, type ClaimKind } from '../request-claims.js';
import type { UploadPorts } from './upload-ports.js';

const UPLOAD: ClaimKind = {
  scope: 'upload',
  idName: 'uploadId',
  digestName: 'headerDigest',
  field: 'header.request_id',
  thing: 'an upload',
  difference: 'another header',
};

export type ClaimedUpload =
  /** The caller creates the upload of this id, and releases the claim when that fails. */
  { readonly kind: 'new'; readonly uploadId: string } | { readonly kind: 'existing'; readonly upload: Upload };

/** `digest` is of the request. Call under the request id's lock. Throws REQUEST_ID_REUSED. */
export async function claimUpload(
  ports: UploadPorts,
  { requestId }: Pick<UploadSpec, 'requestId'>,
  tenant: string,
  digest: () => string,
): Promise<ClaimedUpload> {
  const uploadId = ports.newId();
  const upload = await claimRequestId(ports.metadata, UPLOAD, {
    tenant,
    requestId,
    id: uploadId,
    digest,
    // One that expired, failed or was cut off by a crash is answered with no more.
    living: (id) => livingUpload(ports, tenant, id),
  });
  return upload === undefined ? { kind: 'new', uploadId } : { kind: 'existing', upload };
}

export function releaseUploadClaim({ metadata }: UploadPorts, claimant: Claimant): Promise<void> {
  return releaseRequestId(metadata, UPLOAD, claimant);
}

/** An upload that can still be answered with: not expired, and not of a slide that was deleted since. */
async function livingUpload(ports: UploadPorts, tenant: string, uploadId: string): Promise<Upload | undefined> {
  const upload = await ports.metadata.uploads.get(tenant, uploadId);
  if (upload === undefined || upload.expireTimeMs <= ports.clock.now()) return undefined;
  if (upload.slideId === undefined) return upload;
  return (await ports.metadata.slides.get(tenant, upload.slideId)) === undefined ? undefined : upload;
}

export function headerDigest({ digests }: UploadPorts, spec: UploadSpec): string {
  const { files, spacingOverride, spacingFromObjective, displayName } = spec;
  const parts = files.map(({ name, sizeBytes, sha256 }) => [name, sizeBytes, sha256 ?? null]);
  // What was not asked for is left out: headers of earlier versions keep their digests.
  const more = spacingFromObjective === true ? ['objective'] : [];
  return digests.sha256Hex(JSON.stringify([parts, spacingOverride?.mppX, spacingOverride?.mppY, displayName, ...more]));
}
