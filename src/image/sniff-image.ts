export type PatchFileType = 'png' | 'jpeg' | 'webp' | 'tiff';

/** The type by the first bytes, or undefined when it is none of the four that patches may have. */
export function sniffImage(bytes: Uint8Array): PatchFileType | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]))
    return 'webp';
  const tiff = [0x2a, 0x2b].some(
    (magic) => startsWith(bytes, [0x49, 0x49, magic, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, magic]),
  );
  return tiff ? 'tiff' : undefined;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}
