// What can be said of a patch before it is decoded.
import { AppError } from '../errors/app-error.js';
import type { PatchContent } from './patch.js';

const RAW_BYTES_PER_PIXEL = 3;
/** An uncompressed file of 16-bit RGB and alpha has 8 bytes a pixel, and its header. */
const ENCODED_BYTES_PER_PIXEL = 12;
/**
 * Room for colour profiles, metadata and thumbnails whatever the patch size; beyond it a file is not one of a patch.
 */
const LEAST_ENCODED_LIMIT_BYTES = 1024 * 1024;

/** Bytes of a bare 8-bit RGB patch. */
export function rawPatchBytes(patchSizePx: number): number {
  return patchSizePx * patchSizePx * RAW_BYTES_PER_PIXEL;
}

/**
 * Throws PATCH_SIZE_MISMATCH for raw pixels of another size than the models', INVALID_FIELD for an encoded patch of
 * more bytes than any file of that size has. `field` is where the patch lies in its message.
 */
export function checkPatch(content: PatchContent, patchSizePx: number, field: string): void {
  if (content.kind === 'raw') requireRawSize(content, patchSizePx, field);
  else requireEncodedBytes(content.data.length, patchSizePx, `${field}.encoded`);
}

function requireRawSize(raw: Extract<PatchContent, { kind: 'raw' }>, patchSizePx: number, field: string): void {
  if (raw.widthPx === patchSizePx && raw.heightPx === patchSizePx) return;
  const description = `The patch is ${raw.widthPx}×${raw.heightPx} px; the models take ${patchSizePx}×${patchSizePx} px.`;
  throw new AppError('PATCH_SIZE_MISMATCH', description, { fieldViolations: [{ field, description }] });
}

function requireEncodedBytes(bytes: number, patchSizePx: number, field: string): void {
  const limitBytes = Math.max(LEAST_ENCODED_LIMIT_BYTES, patchSizePx * patchSizePx * ENCODED_BYTES_PER_PIXEL);
  if (bytes <= limitBytes) return;
  const description = `has ${bytes} bytes; an image of ${patchSizePx}×${patchSizePx} px may have ${limitBytes}`;
  throw new AppError('INVALID_FIELD', `${field} ${description}`, {
    metadata: { limitBytes: String(limitBytes) },
    fieldViolations: [{ field, description }],
  });
}
