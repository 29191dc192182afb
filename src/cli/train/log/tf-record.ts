import { crc32c } from '@node-rs/crc32';

/** Added to a rotated checksum, so that a checksum of data that hold checksums is no trivial one. */
const MASK_DELTA = 0xa282ead8;
const LENGTH_BYTES = 8;
const CRC_BYTES = 4;

/**
 * One record of a TFRecord file: length (uint64), its masked CRC-32C, the data, their masked CRC-32C; little-endian.
 * As tensorflow/core/lib/io/record_writer.h describes it.
 */
export function tfRecord(data: Uint8Array): Uint8Array {
  const record = Buffer.alloc(LENGTH_BYTES + CRC_BYTES + data.length + CRC_BYTES);
  record.writeBigUInt64LE(BigInt(data.length), 0);
  record.writeUInt32LE(maskedCrc(record.subarray(0, LENGTH_BYTES)), LENGTH_BYTES);
  record.set(data, LENGTH_BYTES + CRC_BYTES);
  record.writeUInt32LE(maskedCrc(Buffer.from(data)), LENGTH_BYTES + CRC_BYTES + data.length);
  return record;
}

function maskedCrc(bytes: Buffer): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
}
