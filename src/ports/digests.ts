// Checksums that use cases need in memory; files are hashed by the BlobStore.

export interface Digests {
  /** CRC-32C (Castagnoli), unsigned 32 bits. */
  crc32c(data: Uint8Array): number;
  /** SHA-256 of UTF-8 text, 64 lower-case hexadecimal digits. */
  sha256Hex(text: string): string;
}
