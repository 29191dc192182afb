// The upload side of a server, with its state outside of the server so that it outlives a kill.
import { createHash } from 'node:crypto';
import { crc32c } from '@node-rs/crc32';
import type { CallContext, ServerError } from 'nice-grpc-common';
import {
  UploadState,
  type Upload,
  type UploadChunk,
  type UploadHeader,
} from '../../clients/typescript/src/messages.js';
import { fail, Status, type PeerServices } from './peer.js';

export interface UploadPeer {
  readonly services: PeerServices;
  readonly headers: UploadHeader[];
  readonly chunks: UploadChunk[];
  /** Which calls were made, in order. */
  readonly calls: string[];
  /** What the files hold on the server. */
  contents(): Buffer[];
  /** Runs before a chunk is taken; may break the connection, or throw instead of taking it. */
  onChunk: (chunk: UploadChunk, count: number, context: CallContext) => void;
  /** Runs before FinishUpload answers. */
  onFinish: (context: CallContext) => void;
}

export function uploadPeer(): UploadPeer {
  let files: Buffer[] = [];
  let finished = false;

  const upload = (): Partial<Upload> => {
    const header = peer.headers.at(-1);
    const statuses = (header?.files ?? []).map(({ name, sizeBytes }, index) => {
      return { name, sizeBytes, committedBytes: files[index]?.length ?? 0 };
    });
    const complete = statuses.every(({ sizeBytes, committedBytes }) => sizeBytes === committedBytes);
    const state = complete ? UploadState.COMPLETE : UploadState.ACTIVE;
    return { id: 'u1', state: finished ? UploadState.FINISHED : state, files: statuses };
  };

  const take = (chunk: UploadChunk, context: CallContext): void => {
    peer.chunks.push(chunk);
    peer.onChunk(chunk, peer.chunks.length, context);
    const refusal = refuse(chunk, files[chunk.fileIndex]?.length ?? 0, context);
    if (refusal !== undefined) throw refusal;
    files[chunk.fileIndex] = Buffer.concat([files[chunk.fileIndex] ?? Buffer.alloc(0), chunk.data]);
  };

  const peer: UploadPeer = {
    headers: [],
    chunks: [],
    calls: [],
    contents: () => files,
    onChunk: () => undefined,
    onFinish: () => undefined,
    services: {
      slides: {
        async createUpload({ header }) {
          peer.calls.push('create');
          if (header === undefined) throw new Error('no header');
          if (peer.headers.at(-1)?.requestId !== header.requestId) files = header.files.map(() => Buffer.alloc(0));
          peer.headers.push(header);
          return { upload: upload() };
        },
        async writeUpload(requests, context) {
          peer.calls.push('write');
          for await (const { chunk } of requests) {
            if (chunk !== undefined) take(chunk, context);
          }
          return { upload: upload() };
        },
        async getUpload() {
          peer.calls.push('get');
          return { upload: upload() };
        },
        async deleteUpload() {
          peer.calls.push('delete');
          return {};
        },
        async finishUpload(_request, context) {
          peer.calls.push('finish');
          peer.onFinish(context);
          finished = true;
          return { slide: { id: 's1', digest: createHash('sha256').update(Buffer.concat(files)).digest() } };
        },
      },
    },
  };
  return peer;
}

function refuse(chunk: UploadChunk, committedBytes: number, context: CallContext): ServerError | undefined {
  if (chunk.offsetBytes !== committedBytes) {
    return fail(context, { code: Status.OUT_OF_RANGE, reason: 'UPLOAD_OFFSET_MISMATCH' });
  }
  if (chunk.crc32c !== crc32c(chunk.data)) {
    return fail(context, { code: Status.DATA_LOSS, reason: 'UPLOAD_CHECKSUM_MISMATCH' });
  }
  return undefined;
}
