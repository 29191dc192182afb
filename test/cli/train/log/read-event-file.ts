// TensorBoard's event files read without the code that writes them: framing, checksums and fields by hand.
import { readFile } from 'node:fs/promises';

export interface ReadEvent {
  readonly wallTime: number;
  readonly step: number;
  readonly fileVersion?: string;
  readonly scalars: Readonly<Record<string, number>>;
  /** Status of a session log: 1 is START. */
  readonly session?: number;
}

/** Throws where a length or a checksum is wrong. */
export async function readEventFile(path: string): Promise<readonly ReadEvent[]> {
  return records(await readFile(path)).map(eventOf);
}

function records(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = Number(bytes.readBigUInt64LE(at));
    const data = bytes.subarray(at + 12, at + 12 + length);
    if (data.length !== length) throw new Error(`record of ${length} bytes at ${at} is cut off`);
    if (bytes.readUInt32LE(at + 8) !== masked(bytes.subarray(at, at + 8))) throw new Error(`length checksum at ${at}`);
    if (bytes.readUInt32LE(at + 12 + length) !== masked(data)) throw new Error(`data checksum at ${at}`);
    found.push(data);
    at += 16 + length;
  }
  return found;
}

/** CRC-32C bit by bit (polynomial 0x1edc6f41, reflected), rotated right by 15 and moved by a constant. */
function masked(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  crc = (crc ^ 0xffffffff) >>> 0;
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

interface Field {
  readonly number: number;
  readonly value: number | Buffer;
}

/** Fields of a message: varints as numbers, doubles and floats as numbers, the rest as bytes. */
function fieldsOf(bytes: Buffer): readonly Field[] {
  const found: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes.readUInt8(at++);
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const key = varint();
    const number = key >>> 3;
    if ((key & 7) === 0) found.push({ number, value: varint() });
    else if ((key & 7) === 1) found.push({ number, value: bytes.readDoubleLE((at += 8) - 8) });
    else if ((key & 7) === 5) found.push({ number, value: bytes.readFloatLE((at += 4) - 4) });
    else {
      const length = varint();
      found.push({ number, value: bytes.subarray(at, (at += length)) });
    }
  }
  return found;
}

function eventOf(bytes: Buffer): ReadEvent {
  const fields = fieldsOf(bytes);
  const get = (number: number): number | Buffer | undefined => fields.find((field) => field.number === number)?.value;
  const [version, summary, session] = [get(3), get(5), get(7)];
  return {
    wallTime: Number(get(1)),
    step: Number(get(2) ?? 0),
    scalars: Buffer.isBuffer(summary) ? scalarsOf(summary) : {},
    ...(Buffer.isBuffer(version) && { fileVersion: version.toString() }),
    ...(Buffer.isBuffer(session) && { session: Number(fieldsOf(session)[0]?.value) }),
  };
}

function scalarsOf(summary: Buffer): Readonly<Record<string, number>> {
  return Object.fromEntries(
    fieldsOf(summary).map(({ value }) => {
      const [tag, simple] = fieldsOf(value as Buffer).map((field) => field.value);
      return [String(tag), Number(simple)] as const;
    }),
  );
}
