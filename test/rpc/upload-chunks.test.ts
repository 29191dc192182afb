// Chunks as they reach the use case, and those that never do.
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlideUseCases } from '../../src/app/use-cases.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { UploadChunk, UploadSpec } from '../../src/domain/uploads/upload.js';
import { decodeError, failureOf, promised } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let running: TestServer;
let specs: UploadSpec[];
let taken: UploadChunk[];

async function takeAll(chunks: AsyncIterable<UploadChunk>): Promise<never> {
  for await (const chunk of chunks) taken.push(chunk);
  throw new AppError('UPLOAD_INCOMPLETE', 'all chunks were read');
}

const uploadSlide: SlideUseCases['uploadSlide'] = (spec, chunks) => {
  specs.push(spec);
  return takeAll(chunks);
};

beforeAll(async () => {
  running = await startTestServer({ slides: { uploadSlide, writeUpload: (_id, chunks) => takeAll(chunks) } });
});

afterAll(() => running.stop());

const data = Buffer.from('x');
const header = { header: { files: [{ name: 'a', sizeBytes: 1 }] } };

async function send(
  method: 'uploadSlide' | 'writeUpload',
  messages: readonly object[],
): Promise<ReturnType<typeof decodeError>> {
  specs = [];
  taken = [];
  const { slides } = running.clients;
  const call = promised((callback) => {
    if (method === 'uploadSlide') writeAll(slides.uploadSlide(callback), messages);
    else writeAll(slides.writeUpload(callback), messages);
  });
  return decodeError(await failureOf(call));
}

function writeAll(call: { write(message: object): unknown; end(): unknown }, messages: readonly object[]): void {
  for (const message of messages) call.write(message);
  call.end();
}

describe('upload chunks', () => {
  it('arrive as they were sent, a CRC of 0 too', async () => {
    const sha256 = Buffer.alloc(32, 0xab);
    const file = { name: 'a/b.tiff', sizeBytes: 2 ** 40, sha256 };
    const chunk = { fileIndex: 3, offsetBytes: 2 ** 40, data, crc32c: 0 };
    const whole = { files: [file], displayName: 'd', requestId: 'r', spacingOverride: { mppX: 0.25, mppY: 0.5 } };
    await send('uploadSlide', [{ header: whole }, { chunk }, { chunk: { data } }]);
    expect(specs).toEqual([
      {
        files: [{ name: 'a/b.tiff', sizeBytes: 2 ** 40, sha256: 'ab'.repeat(32) }],
        displayName: 'd',
        requestId: 'r',
        spacingOverride: { mppX: 0.25, mppY: 0.5 },
      },
    ]);
    expect(taken).toEqual([
      { fileIndex: 3, offsetBytes: 2 ** 40, data, crc32c: 0 },
      { fileIndex: 0, offsetBytes: 0, data },
    ]);
  });

  it.each([
    ['a second header', 'uploadSlide', [header, header], 'UPLOAD_HEADER_MISSING', []],
    ['a message without either', 'uploadSlide', [header, {}], 'INVALID_FIELD', ['chunk']],
    ['a first message without a chunk', 'writeUpload', [{ uploadId: 'u' }], 'INVALID_FIELD', ['chunk']],
    [
      'a change of upload',
      'writeUpload',
      [
        { uploadId: 'u', chunk: { data } },
        { uploadId: 'v', chunk: { data } },
      ],
      'INVALID_FIELD',
      ['upload_id'],
    ],
  ] as const)('stop at %s', async (_what, method, messages, reason, fields) => {
    const decoded = await send(method, messages);
    expect(decoded).toMatchObject({ code: status.INVALID_ARGUMENT, reason });
    expect(decoded.fields).toEqual(fields);
  });

  it('stop in the transport at a message above the receive limit', async () => {
    const decoded = await send('uploadSlide', [header, { chunk: { data: Buffer.alloc(17 * 1024 * 1024) } }]);
    expect(decoded.code).toBe(status.RESOURCE_EXHAUSTED);
    expect(taken).toEqual([]);
  });
});
