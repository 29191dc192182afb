import { present } from '../../support/present.js';
import { promised, type RawClients } from '../../rpc/support/raw-clients.js';
import type { Slide__Output } from '../../../src/gen/sentinode/v1/Slide.js';
import type { Upload__Output } from '../../../src/gen/sentinode/v1/Upload.js';
import type { UploadHeader } from '../../../src/gen/sentinode/v1/UploadHeader.js';

const CHUNK_BYTES = 256 * 1024;

export interface Chunk {
  readonly fileIndex: number;
  readonly offsetBytes: number;
  readonly data: Buffer;
}

/** One file in chunks, from `offsetBytes` on. */
export function chunksOf(data: Buffer, offsetBytes = 0, chunkBytes = CHUNK_BYTES): Chunk[] {
  const chunks: Chunk[] = [];
  for (let offset = offsetBytes; offset < data.length; offset += chunkBytes) {
    chunks.push({ fileIndex: 0, offsetBytes: offset, data: data.subarray(offset, offset + chunkBytes) });
  }
  return chunks;
}

export function chunkAt(data: Buffer, index: number): Chunk {
  return present(chunksOf(data)[index], `chunk ${index} of the fixture`);
}

export function headerOf(data: Buffer, more: Partial<UploadHeader> = {}): UploadHeader {
  return { files: [{ name: 'slide.tif', sizeBytes: data.length }], ...more };
}

/** The whole of UploadSlide with these messages. */
export async function uploadMessages({ slides }: RawClients, messages: readonly object[]): Promise<Slide__Output> {
  const { slide } = await promised<{ slide: Slide__Output }>((callback) => {
    const call = slides.uploadSlide(callback as never);
    for (const message of messages) call.write(message);
    call.end();
  });
  return slide;
}

export function uploadSlide(
  clients: RawClients,
  data: Buffer,
  more: Partial<UploadHeader> = {},
): Promise<Slide__Output> {
  return uploadMessages(clients, [{ header: headerOf(data, more) }, ...chunksOf(data).map((chunk) => ({ chunk }))]);
}

export async function createUpload({ slides }: RawClients, header: UploadHeader): Promise<Upload__Output> {
  const { upload } = await promised<{ upload: Upload__Output }>((callback) =>
    slides.createUpload({ header }, callback as never),
  );
  return upload;
}

export async function writeUpload(
  { slides }: RawClients,
  uploadId: string,
  chunks: readonly object[],
): Promise<Upload__Output> {
  const { upload } = await promised<{ upload: Upload__Output }>((callback) => {
    const call = slides.writeUpload(callback as never);
    for (const chunk of chunks) call.write({ uploadId, chunk });
    call.end();
  });
  return upload;
}

export async function getUpload({ slides }: RawClients, uploadId: string): Promise<Upload__Output> {
  const { upload } = await promised<{ upload: Upload__Output }>((callback) =>
    slides.getUpload({ uploadId }, callback as never),
  );
  return upload;
}

export async function finishUpload({ slides }: RawClients, uploadId: string): Promise<Slide__Output> {
  const { slide } = await promised<{ slide: Slide__Output }>((callback) =>
    slides.finishUpload({ uploadId }, callback as never),
  );
  return slide;
}
