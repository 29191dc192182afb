import { createDeferred, type Deferred } from '../../../domain/async/deferred.js';
import { AppError } from '../../../domain/errors/app-error.js';
import { limitConcurrency } from '../../../domain/async/limit-concurrency.js';
import { maxFrameBytesOf, uncompressedBytes } from '../../dicom/frames/frame-bytes.js';
import type { FrameSource } from '../../dicom/frames/frame-source.js';
import type { DicomInstance } from '../../dicom/instance.js';
import type { ArchiveClient } from '../http/archive-client.js';
import { answerInvalid } from '../http/archive-error.js';
import { MAX_BATCH_BYTES, MAX_BATCH_FRAMES, MAX_WAITING_FRAMES } from '../limits.js';
import type { WebObject } from '../series/web-object.js';
import { fetchFrames } from './fetch-frames.js';

type Bytes = Uint8Array<ArrayBuffer>;

interface Waiting {
  readonly frame: number;
  readonly arrived: Deferred<Bytes>;
}

export type WebInstance = DicomInstance & { readonly object: WebObject };

/**
 * The frames of one object, by requests of up to MAX_BATCH_FRAMES: whatever waits when a request may be sent goes with
 * it. Closing ends the requests under way.
 */
export function createWebFrames(client: ArchiveClient, instance: WebInstance): FrameSource {
  const waiting: Waiting[] = [];
  const closing = new AbortController();
  const runLimited = limitConcurrency({ maxRunning: client.maxRequests, maxWaiting: MAX_WAITING_FRAMES });
  const maxFrameBytes = maxFrameBytesOf(instance);
  const atOnce = Math.max(1, Math.min(MAX_BATCH_FRAMES, Math.floor(MAX_BATCH_BYTES / maxFrameBytes)));

  const fetchBatch = async (batch: readonly Waiting[]): Promise<readonly Bytes[]> => {
    const frames = batch.map(({ frame }) => frame);
    const fetched = await fetchFrames(client, {
      object: instance.object,
      frames,
      maxFrameBytes,
      signal: closing.signal,
    });
    return fetched.map(({ bytes }, i) => storedBytes(client, instance, bytes, frames[i] ?? 0));
  };
  const serve = async (): Promise<void> => {
    // What is asked for in the same turn comes along.
    await new Promise((resolve) => setImmediate(resolve));
    const batch = waiting.splice(0, atOnce);
    if (batch.length > 0) await settle(batch, fetchBatch);
  };
  return {
    remote: true,
    read: (frame) => {
      const arrived = createDeferred<Bytes>();
      waiting.push({ frame, arrived });
      runLimited(serve).catch(arrived.reject);
      return arrived.promise;
    },
    close: () => {
      closing.abort();
      return Promise.resolve();
    },
  };
}

/**
 * Where the server takes no list of frames, or lacks one of them, each is asked for by itself: the others are there.
 */
async function settle(
  batch: readonly Waiting[],
  fetchBatch: (batch: readonly Waiting[]) => Promise<readonly Bytes[]>,
): Promise<void> {
  try {
    const bytes = await fetchBatch(batch);
    batch.forEach(({ arrived }, i) => {
      arrived.resolve(bytes[i] ?? new Uint8Array());
    });
  } catch (error) {
    if (batch.length > 1 && isOfOneFrame(error)) for (const one of batch) await settle([one], fetchBatch);
    else for (const { arrived } of batch) arrived.reject(error);
  }
}

function isOfOneFrame(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return error.reason === 'ARCHIVE_ANSWER_INVALID' || error.reason === 'ARCHIVE_OBJECT_NOT_FOUND';
}

/** Uncompressed frames are of one size, but for a byte that makes it even. */
function storedBytes({ name }: ArchiveClient, instance: WebInstance, bytes: Bytes, frame: number): Bytes {
  if (instance.pixels.codec !== 'none') return bytes;
  const expected = uncompressedBytes(instance);
  if (bytes.length === expected) return bytes;
  if (bytes.length === expected + 1) return bytes.slice(0, expected);
  throw answerInvalid(name, `frame ${frame + 1} has ${bytes.length} bytes where its size makes ${expected}`);
}
