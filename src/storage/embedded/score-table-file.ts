// A prediction's patch scores as one file, little endian:
//   0  8 bytes  "SNSCORE1"
//   8  uint32   patches (p)
//  12  uint32   models (m)
//  16  float64  cell width in level-0 pixels
//  24  float64  cell height in level-0 pixels
//  32  uint32   columns[p], uint32 rows[p], float32 probabilities[p × m] (patch by patch), float32 ensemble[p]
//  end 32 bytes SHA-256 of everything before
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { AppError } from '../../domain/errors/app-error.js';
import type { ScoreTable } from '../../ports/record-store.js';

const MAGIC = 'SNSCORE1';
const HEADER_BYTES = 32;
const DIGEST_BYTES = 32;
/** Typed arrays are written as they lie in memory. */
const IS_LITTLE_ENDIAN = endianness() === 'LE';

export function encodeScoreTable(table: ScoreTable): Buffer {
  requireLittleEndian();
  const patches = table.columns.length;
  const models = patches === 0 ? 0 : table.probabilities.length / patches;
  if (!Number.isInteger(models) || table.rows.length !== patches || table.ensemble.length !== patches) {
    throw new AppError('INTERNAL', 'the parts of a score table differ in length');
  }
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 0, 'latin1');
  header.writeUInt32LE(patches, 8);
  header.writeUInt32LE(models, 12);
  header.writeDoubleLE(table.cellLevel0X, 16);
  header.writeDoubleLE(table.cellLevel0Y, 24);
  const parts = [header, ...[table.columns, table.rows, table.probabilities, table.ensemble].map(bytesOf)];
  return Buffer.concat([...parts, digestOf(parts)]);
}

/** Throws INTERNAL for a file that is damaged. */
export function decodeScoreTable(file: Buffer): ScoreTable {
  requireLittleEndian();
  const body = file.subarray(0, Math.max(0, file.length - DIGEST_BYTES));
  const isWhole =
    file.length >= HEADER_BYTES + DIGEST_BYTES &&
    file.toString('latin1', 0, MAGIC.length) === MAGIC &&
    digestOf([body]).equals(file.subarray(body.length));
  if (!isWhole) throw new AppError('INTERNAL', 'a stored score table is damaged');
  const patches = file.readUInt32LE(8);
  const models = file.readUInt32LE(12);
  // A copy starts at offset 0, which float32 and uint32 views need to be aligned.
  const values = new Uint8Array(body.subarray(HEADER_BYTES)).buffer;
  return {
    cellLevel0X: file.readDoubleLE(16),
    cellLevel0Y: file.readDoubleLE(24),
    columns: new Uint32Array(values, 0, patches),
    rows: new Uint32Array(values, patches * 4, patches),
    probabilities: new Float32Array(values, patches * 8, patches * models),
    ensemble: new Float32Array(values, patches * 8 + patches * models * 4, patches),
  };
}

function bytesOf(array: Uint32Array | Float32Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function digestOf(parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function requireLittleEndian(): void {
  if (!IS_LITTLE_ENDIAN) throw new AppError('INTERNAL', 'score tables need a little-endian machine');
}
