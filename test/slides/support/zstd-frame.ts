// Zstandard frames (RFC 8878) of blocks that are not packed, or are one byte repeated: enough to lie in.

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** The content's size in four bytes, and a window of that size. */
const DESCRIPTOR = 0xa0;
const MAX_BLOCK_BYTES = 128 * 1024;

type BlockKind = 'raw' | 'repeated';

function frame(
  kind: BlockKind,
  sizeBytes: number,
  statedBytes: number,
  content: (at: number) => Uint8Array,
): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(...MAGIC, DESCRIPTOR), littleEndian(statedBytes, 4)];
  for (let at = 0; at < sizeBytes; at += MAX_BLOCK_BYTES) {
    const length = Math.min(MAX_BLOCK_BYTES, sizeBytes - at);
    const last = at + length >= sizeBytes ? 1 : 0;
    parts.push(littleEndian(last | ((kind === 'raw' ? 0 : 1) << 1) | (length << 3), 3));
    parts.push(content(at).subarray(0, kind === 'raw' ? length : 1));
  }
  return new Uint8Array(Buffer.concat(parts));
}

function littleEndian(value: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 255);
}

/** The bytes as they are. */
export function zstdRaw(bytes: Uint8Array): Uint8Array {
  return frame('raw', bytes.length, bytes.length, (at) => bytes.subarray(at));
}

/** A bomb: four bytes for every 128 KiB. It may state another size than it has. */
export function zstdRepeated(byte: number, sizeBytes: number, statedBytes = sizeBytes): Uint8Array {
  return frame('repeated', sizeBytes, statedBytes, () => Uint8Array.of(byte));
}
