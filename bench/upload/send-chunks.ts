import {
  credentials,
  loadPackageDefinition,
  type ClientWritableStream,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { PACKAGE_DEFINITION } from '../../src/rpc/protos.js';

const CHUNK_BYTES = 2 ** 20;

/** One WriteUpload of `totalMib` chunks of a MiB, the next when the one before has gone; resolves with the answer. */
export async function sendChunks(port: number, totalMib: number): Promise<void> {
  const types = loadPackageDefinition(PACKAGE_DEFINITION)['sentinode'] as unknown as {
    v1: { SlideService: ServiceClientConstructor };
  };
  const client = new types.v1.SlideService(`127.0.0.1:${port}`, credentials.createInsecure());
  const start = client['writeUpload']?.bind(client) as (done: () => void) => ClientWritableStream<object>;
  const data = Buffer.alloc(CHUNK_BYTES);
  await new Promise<void>((resolve) => {
    const call = start(resolve);
    let sent = 0;
    const next = (): void => {
      if (sent === totalMib) {
        call.end();
        return;
      }
      sent += 1;
      call.write({ uploadId: 'u', chunk: { offsetBytes: sent * CHUNK_BYTES, data } }, next);
    };
    next();
  });
  client.close();
}
