// From complete bytes to a slide: digests, probe, then one promotion that a crash cannot cut in half.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import { resolveSpacing } from '../../domain/slides/resolve-spacing.js';
import type { Slide, SlideFacts, SlideFileRecord } from '../../domain/slides/slide.js';
import type { Promotion } from '../../domain/uploads/promotion.js';
import type { Upload, UploadSpec } from '../../domain/uploads/upload.js';
import type { AppPorts } from '../app-ports.js';
import { assessQuality } from './assess-quality.js';

export type RegisterPorts = Pick<AppPorts, 'blobs' | 'metadata' | 'compute' | 'clock' | 'newId' | 'digests' | 'log'>;

/**
 * Registers a complete upload. Until the promotion is written everything can be aborted and nothing has changed;
 * after it the slide comes to be, at the latest at the next start.
 */
export async function registerSlide(ports: RegisterPorts, upload: Upload, signal: AbortSignal): Promise<Slide> {
  const { blobs, metadata } = ports;
  const promoted = await metadata.promotions.get(upload.tenant, upload.id);
  if (promoted !== undefined) return completePromotion(ports, promoted);
  const files = verifiedFiles(upload.spec, await blobs.digests(upload.id, signal));
  const facts = await ports.compute.probeSlide(blobs.stagedFiles(upload.id), signal);
  throwIfAborted(signal);
  const slide = newSlide(ports, upload, files, facts);
  const quality = await assessQuality(ports, blobs.stagedFiles(upload.id), slide.spacing, signal);
  const promotion = { id: upload.id, tenant: upload.tenant, upload, slide: { ...slide, quality } };
  await metadata.promotions.put(promotion);
  return completePromotion(ports, promotion);
}

/** Every step may have been done before a crash; doing it again changes nothing. */
export async function completePromotion(ports: RegisterPorts, promotion: Promotion): Promise<Slide> {
  const { blobs, metadata } = ports;
  const { id, tenant, upload, slide } = promotion;
  await blobs.promote(id, slide.id);
  await metadata.slides.put(slide);
  await metadata.uploads.put({ ...upload, state: 'finished', slideId: slide.id });
  await metadata.promotions.delete(tenant, id);
  ports.log.info({ uploadId: id, slideId: slide.id, format: slide.facts.format }, 'registered a slide');
  return slide;
}

function verifiedFiles(spec: UploadSpec, digests: readonly string[]): readonly SlideFileRecord[] {
  return spec.files.map(({ name, sizeBytes, sha256: announced }, index) => {
    const sha256 = digests[index] ?? '';
    if (announced === undefined || announced === sha256) return { name, sizeBytes, sha256 };
    const message = `file ${index} does not match its announced SHA-256; upload it anew`;
    throw new AppError('UPLOAD_CHECKSUM_MISMATCH', message, {
      metadata: { fileIndex: String(index), expectedSha256: announced, actualSha256: sha256 },
    });
  });
}

function newSlide(
  ports: RegisterPorts,
  { tenant, spec }: Upload,
  files: readonly SlideFileRecord[],
  facts: SlideFacts,
): Slide {
  return {
    id: ports.newId(),
    tenant,
    displayName: spec.displayName,
    files,
    facts,
    ...resolveSpacing(spec, facts),
    digest: slideDigest(ports, files),
    createTimeMs: ports.clock.now(),
    ...(spec.source === undefined ? {} : { source: spec.source }),
  };
}

/** SHA-256 over the lines `<name>\t<sha256>\n`, sorted by name: the same bytes are the same slide. */
function slideDigest({ digests }: RegisterPorts, files: readonly SlideFileRecord[]): string {
  const lines = files.map(({ name, sha256 }) => `${name}\t${sha256}\n`);
  return digests.sha256Hex(lines.sort().join(''));
}
