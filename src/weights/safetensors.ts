// The safetensors file format (https://github.com/huggingface/safetensors), float32 alone.
import { AppError } from '../domain/errors/app-error.js';

export interface NamedTensor {
  readonly shape: readonly number[];
  /** Row-major; as many values as the shape holds. */
  readonly data: Float32Array;
}

export interface Safetensors {
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** As the reference implementation: no honest header comes near it. */
const MAX_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;

/** Tensors in map order, each right after the other; the header is padded so that data starts on 8 bytes. */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(LENGTH_BYTES + headerBytes + end).fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerBytes);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.set(text, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerBytes;
  for (const { data } of tensors.values()) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return file;
}

/** Throws MODEL_INVALID for anything that is not a whole float32 safetensors file. Values are copied. */
export function decodeSafetensors(file: Uint8Array): Safetensors {
  const { header, dataStart } = readHeader(file);
  const tensors = new Map<string, NamedTensor>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const { shape, start, end } = readEntry(name, entry);
    if (dataStart + end > file.length) throw invalid(`tensor ${name} ends after the file`);
    // A copy by constructor: a Buffer's own `slice` shares memory, and `buffer` would be the whole file.
    const bytes = new Uint8Array(file.subarray(dataStart + start, dataStart + end));
    tensors.set(name, { shape, data: new Float32Array(bytes.buffer) });
  }
  return { tensors, metadata: readMetadata(header['__metadata__']) };
}

interface Header {
  readonly header: Readonly<Record<string, unknown>>;
  readonly dataStart: number;
}

function readHeader(file: Uint8Array): Header {
  if (file.length < LENGTH_BYTES) throw invalid('the file is shorter than its length field');
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getBigUint64(0, true);
  if (length > BigInt(Math.min(MAX_HEADER_BYTES, file.length - LENGTH_BYTES)))
    throw invalid('the header ends after the file');
  const dataStart = LENGTH_BYTES + Number(length);
  try {
    const header: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(LENGTH_BYTES, dataStart)),
    );
    if (typeof header !== 'object' || header === null || Array.isArray(header))
      throw invalid('the header is no JSON object');
    return { header: header as Readonly<Record<string, unknown>>, dataStart };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw invalid('the header is no JSON', error);
  }
}

function readEntry(
  name: string,
  entry: unknown,
): { readonly shape: readonly number[]; readonly start: number; readonly end: number } {
  const fields = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>) : {};
  const { dtype, shape, data_offsets: offsets } = fields;
  if (dtype !== 'F32') throw invalid(`tensor ${name} is ${String(dtype)}, not F32`);
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    throw invalid(`tensor ${name} has no proper shape and offsets`);
  const [start, end] = offsets as [number, number];
  if (end - start !== shape.reduce((size, length) => size * length, 4))
    throw invalid(`tensor ${name} does not fill its shape`);
  return { shape, start, end };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function readMetadata(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

function invalid(problem: string, cause?: unknown): AppError {
  return new AppError('MODEL_INVALID', `not a safetensors file: ${problem}`, { cause });
}
