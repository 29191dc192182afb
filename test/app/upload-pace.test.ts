// How little an upload stream may bring while it holds its place.
import { describe, expect, it } from 'vitest';
import type { UploadChunk } from '../../src/domain/uploads/upload.js';
import { callContext, chunkOf, slideBytes, specOf, startHarness } from './harness.js';

const context = callContext();
const data = slideBytes();

describe('resumable uploads', () => {
  it('end a stream that only trickles, and keep what came of it', async () => {
    const harness = await startHarness();
    const { slides } = harness.app;
    const { id } = await slides.createUpload(specOf(data), context);
    const trickle = async function* (): AsyncGenerator<UploadChunk> {
      for (let index = 0; index < data.length; index += 1) {
        harness.advance(59_000);
        yield chunkOf(data.subarray(index, index + 1), index);
      }
    };
    await expect(slides.writeUpload(id, trickle(), context)).rejects.toMatchObject({
      reason: 'DEADLINE_EXCEEDED',
      metadata: { minBytesPerSecond: '1024' },
      retryAfterMs: 5_000,
    });
    const { files } = await slides.getUpload(id, context);
    expect(files[0]?.committedBytes).toBe(1);
  });

  it('let a slow stream go on that brings what it must, and any where nothing is asked for', async () => {
    for (const minUploadBytesPerSecond of [0, 1]) {
      const harness = await startHarness({ minUploadBytesPerSecond });
      const { slides } = harness.app;
      const whole = Buffer.concat([data, Buffer.alloc(600 - data.length, 32)]);
      const { id } = await slides.createUpload(specOf(whole), context);
      const slowly = async function* (): AsyncGenerator<UploadChunk> {
        for (let offset = 0; offset < whole.length; offset += 60) {
          harness.advance(59_000);
          yield chunkOf(whole.subarray(offset, offset + 60), offset);
        }
      };
      expect((await slides.writeUpload(id, slowly(), context)).state).toBe('complete');
    }
  });
});
