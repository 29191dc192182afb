// How a frame that came over the web is compressed.
import { isDicomUid } from '../../../domain/archives/dicom-uid.js';
import type { MediaType } from './media-type.js';

const UNCOMPRESSED = '1.2.840.10008.1.2.1';
const JPEG = '1.2.840.10008.1.2.4.50';
const JPEG_2000 = '1.2.840.10008.1.2.4.90';

/** What a media type stands for where no transfer syntax is stated with it (PS3.18, 8.7.3.3). */
const BY_TYPE: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', JPEG],
  ['image/jp2', JPEG_2000],
  ['image/jpx', JPEG_2000],
  ['image/j2c', JPEG_2000],
  ['image/jls', '1.2.840.10008.1.2.4.80'],
  ['image/jphc', '1.2.840.10008.1.2.4.201'],
  ['image/jxl', '1.2.840.10008.1.2.4.110'],
  ['image/dicom-rle', '1.2.840.10008.1.2.5'],
]);

/** By content, for servers that send compressed frames as bytes without saying more. */
const STARTS: readonly (readonly [uid: string, start: readonly number[]])[] = [
  [JPEG, [0xff, 0xd8, 0xff]],
  [JPEG_2000, [0xff, 0x4f, 0xff, 0x51]],
  [JPEG_2000, [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20]],
];

/** The transfer syntax: as the server states it, else by the media type, else by the frame's first bytes. */
export function frameSyntax({ type, parameters }: MediaType, frame: Uint8Array, rawBytes: number): string {
  const stated = parameters.get('transfer-syntax') ?? '';
  if (isDicomUid(stated)) return stated;
  const byType = BY_TYPE.get(type);
  if (byType !== undefined) return byType;
  // A frame of exactly the raw size is raw, whatever its first pixels look like.
  if (frame.length === rawBytes) return UNCOMPRESSED;
  const [uid] = STARTS.find(([, start]) => start.every((byte, i) => frame[i] === byte)) ?? [UNCOMPRESSED];
  return uid;
}
