import { afterEach, describe, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient } from '../../../clients/typescript/src/index.js';
import { createOutput, type Output } from '../../../src/cli/output/output.js';
import { removeSlides } from '../../../src/cli/slides/remove-slides.js';
import { fail, startPeer, Status, type Peer, type WireError } from '../../client/peer.js';

let peer: Peer;
let client: SentinodeClient;
let stderr: string;

afterEach(() => {
  client.close();
  peer.kill();
});

/** A DeleteSlide that refuses some slides; the array given back lists the calls. */
async function connect(refusals: Readonly<Record<string, WireError>>): Promise<string[]> {
  const calls: string[] = [];
  peer = await startPeer({
    slides: {
      async deleteSlide({ slideId }, context) {
        calls.push(slideId);
        const error = refusals[slideId];
        if (error !== undefined) throw fail(context, error);
        return {};
      },
    },
  });
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 2 } });
  return calls;
}

function output(): Output {
  stderr = '';
  const stream = { write: (text: string) => (stderr += text) !== '', once: () => undefined, off: () => undefined };
  return createOutput(false, stream, stream);
}

const denied: WireError = { code: Status.PERMISSION_DENIED, message: 'not yours' };

describe('removeSlides', () => {
  it('says nothing when all went', async () => {
    const calls = await connect({});
    await removeSlides(client, ['a', 'b'], { output: output() });
    expect(calls).toEqual(['a', 'b']);
    expect(stderr).toBe('');
  });

  it('tells which slides stay and how they go, and removes the others', async () => {
    const calls = await connect({ a: denied, c: denied });
    await removeSlides(client, ['a', 'b', 'c'], { output: output() });
    expect(calls).toEqual(['a', 'b', 'c']);
    expect(stderr).toBe(
      'warning: 2 slides a c stay on the server (not yours); remove them with: sentinode slides delete a c\n',
    );
  });

  it('does not try every slide of a server that does not answer', async () => {
    const calls = await connect({ b: { code: Status.DEADLINE_EXCEEDED, message: 'too late' } });
    await removeSlides(client, ['a', 'b', 'c', 'd'], { output: output() });
    expect(calls.filter((slideId) => slideId !== 'b')).toEqual(['a']);
    expect(stderr).toContain('sentinode slides delete b c d\n');
  });
});
