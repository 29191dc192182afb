// A door before an archive, in which a test can stand: it passes requests on, or answers them as the test says.
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** True when it has answered, or will: the request is then not passed on. */
export type Answerer = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

export interface ArchiveDoor {
  readonly url: string;
  /** Paths that were asked for, in order, with their queries. */
  readonly asked: readonly string[];
  /** The most requests that were under way at a time. */
  readonly mostAtOnce: number;
  /** Who answers from now on; undefined: the archive behind. */
  answer: Answerer | undefined;
  close(): Promise<void>;
}

interface DoorOptions {
  /** Of the archive's DICOMweb service; without one all must be answered by the test. */
  readonly behind?: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

export async function openArchiveDoor({ behind, tls }: DoorOptions = {}): Promise<ArchiveDoor> {
  const asked: string[] = [];
  const door: { answer: Answerer | undefined; mostAtOnce: number } = { answer: undefined, mostAtOnce: 0 };
  let atOnce = 0;
  const listener: RequestListener = (incoming, outgoing) => {
    asked.push((incoming.url ?? '').replace(/^\/dicom-web/, ''));
    atOnce += 1;
    door.mostAtOnce = Math.max(door.mostAtOnce, atOnce);
    outgoing.on('close', () => (atOnce -= 1));
    if (door.answer?.(incoming, outgoing) === true) return;
    if (behind === undefined) outgoing.writeHead(404).end();
    else passOn(behind, incoming, outgoing);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://localhost:${port}/dicom-web`,
    asked,
    get mostAtOnce() {
      return door.mostAtOnce;
    },
    get answer() {
      return door.answer;
    },
    set answer(answer) {
      door.answer = answer;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function passOn(behind: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const url = new URL((incoming.url ?? '').replace(/^\/dicom-web/, behind));
  const onward = request(url, { headers: { ...incoming.headers, host: url.host } }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  onward.end();
}
