import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient } from '../../../clients/typescript/src/index.js';
import type { CliContext } from '../../../src/cli/context.js';
import { evaluateOnServer } from '../../../src/cli/evaluate/evaluate-on-server.js';
import { createOutput } from '../../../src/cli/output/output.js';
import { createProgressView } from '../../../src/cli/output/progress-view.js';
import { fail, startPeer, Status, type Peer } from '../../client/peer.js';
import { uploadPeer } from '../../client/upload-peer.js';
import { runCommand } from '../../support/run-command.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

let peer: Peer;
let client: SentinodeClient;
let stderr: string;

beforeEach(async () => {
  peer = await startPeer({
    slides: {
      ...uploadPeer().services.slides,
      async deleteSlide(_request, context) {
        throw fail(context, { code: Status.PERMISSION_DENIED, message: 'not yours' });
      },
    },
    evaluation: {
      async *evaluateModel({ slides }) {
        const slideOutcomes = slides.map(({ slideId }) => ({ slideId, score: 0.75 }));
        yield { event: { $case: 'result', value: { model: 'ensemble', slideOutcomes } } };
      },
    },
  });
  client = createSentinodeClient({ address: peer.address, retry: { baseDelayMs: 2 } });
});

afterEach(() => {
  client.close();
  peer.kill();
});

function context(): CliContext {
  stderr = '';
  const stream = { write: (text: string) => (stderr += text) !== '', once: () => undefined, off: () => undefined };
  const signal = new AbortController().signal;
  return { output: createOutput(false, stream, stream), globals: { quiet: true }, env: {}, signal };
}

it('the result is told, although a file of it cannot be written', async () => {
  const folder = await temporaryFolder();
  const slides = join(folder, 'truth.csv');
  await writeFile(slides, 'slide_id,label\na,1\n');
  const outCsv = join(slides, 'scores.csv');
  const options = ['--slides', slides, '--slide-id', '--out-csv', outCsv, '--server', peer.address, '--json'];
  const { code, records } = await runCommand(['evaluate', ...options]);
  expect(code).not.toBe(0);
  expect(records()).toMatchObject([{ model: 'ensemble' }, { error: {} }]);
});

describe('evaluateOnServer', () => {
  it('keeps the result and tells of slides that it could not take away', async () => {
    const folder = await temporaryFolder();
    const slides = join(folder, 'truth.csv');
    await writeFile(slides, 'slide_id,label\na.tif,1\n');
    await writeFile(join(folder, 'a.tif'), 'slide');
    const called = context();
    const view = createProgressView({ stream: called.output.stderr, quiet: true, subject: 'evaluate' });
    const options = { slides, maskDownsample: 32, mpp: 0.243, bootstrap: 100, seed: 0 };
    const { scores } = await evaluateOnServer(client, options, called, view);
    expect(scores).toEqual([{ slideId: 'a.tif', score: 0.75 }]);
    expect(stderr).toBe(
      'warning: slide s1 stays on the server (not yours); remove it with: sentinode slides delete s1\n',
    );
  });
});
