import { afterEach, describe, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient } from '../../clients/typescript/src/index.js';
import { fail, startPeer, Status, type Peer, type WireError } from './peer.js';

let peer: Peer;
let client: SentinodeClient;

afterEach(() => {
  client.close();
  peer.kill();
});

/** A DeleteSlide that fails with each error in turn, then answers; the array given back lists the calls. */
async function connect(errors: readonly WireError[]): Promise<string[]> {
  const calls: string[] = [];
  peer = await startPeer({
    slides: {
      async deleteSlide({ slideId }, context) {
        const error = errors[calls.length];
        calls.push(slideId);
        if (error !== undefined) throw fail(context, error);
        return {};
      },
    },
  });
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 2 } });
  return calls;
}

const inUse: WireError = { code: Status.FAILED_PRECONDITION, reason: 'SLIDE_IN_USE' };
const draining: WireError = { code: Status.UNAVAILABLE, reason: 'SERVER_DRAINING' };
const notFound: WireError = { code: Status.NOT_FOUND, reason: 'SLIDE_NOT_FOUND' };

describe('deleteSlide', () => {
  it('waits for a prediction that ends, and for a server that comes back', async () => {
    const calls = await connect([inUse, inUse, draining]);
    await client.deleteSlide('s1');
    expect(calls).toEqual(['s1', 's1', 's1', 's1']);
  });

  it('takes a slide that is gone for deleted: the answer may have been lost', async () => {
    const calls = await connect([draining, notFound]);
    await client.deleteSlide('s1');
    expect(calls).toHaveLength(2);
  });

  it('gives up with the last error when patience is over', async () => {
    await connect(Array.from({ length: 1_000 }, () => inUse));
    await expect(client.deleteSlide('s1', { patienceMs: 40 })).rejects.toMatchObject({ reason: 'SLIDE_IN_USE' });
  });

  it('does not insist on what the server refuses', async () => {
    const calls = await connect([{ code: Status.PERMISSION_DENIED }]);
    await expect(client.deleteSlide('s1')).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(calls).toHaveLength(1);
  });

  it('stops with the signal', async () => {
    await connect(Array.from({ length: 1_000 }, () => inUse));
    const deletion = client.deleteSlide('s1', { signal: AbortSignal.timeout(20) });
    await expect(deletion).rejects.toMatchObject({ name: expect.stringMatching(/AbortError|TimeoutError/) as string });
  });
});
