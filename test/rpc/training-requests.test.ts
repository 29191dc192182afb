// A training run shows the request that it came from, whatever its data.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrainCommand } from '../../src/app/use-cases.js';
import type { DataPlan } from '../../src/gen/sentinode/v1/DataPlan.js';
import type { GetTrainingRunResponse__Output } from '../../src/gen/sentinode/v1/GetTrainingRunResponse.js';
import type { ListTrainingRunsResponse__Output } from '../../src/gen/sentinode/v1/ListTrainingRunsResponse.js';
import type { TrainRequest, TrainRequest__Output } from '../../src/gen/sentinode/v1/TrainRequest.js';
import { sampleTrainingRun } from '../storage/samples.js';
import { present } from '../support/present.js';
import { promised } from './support/raw-clients.js';
import { readStream } from './support/read-stream.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let server: TestServer;
let commands: TrainCommand[];

beforeEach(async () => {
  commands = [];
  const stored = (): ReturnType<typeof sampleTrainingRun> & { queuePosition: number } => ({
    // Runs are stored as JSON.
    ...sampleTrainingRun({ command: JSON.parse(JSON.stringify(commands.at(-1))) as TrainCommand }),
    queuePosition: 0,
  });
  server = await startTestServer({
    training: {
      async *train(command) {
        commands.push(command);
        yield { sequence: 1, runId: 'r', event: { kind: 'warning', message: 'w' } };
      },
      getTrainingRun: async () => stored(),
      listTrainingRuns: async () => ({ items: [stored()], nextPageToken: '' }),
    },
  });
});

afterEach(() => server.stop());

/** The request of the stored run of a `request`, as GetTrainingRun shows it. */
async function shown(request: TrainRequest): Promise<TrainRequest__Output> {
  const { training } = server.clients;
  await readStream(training.train({ ...BASE, ...request }));
  const { run } = await promised<GetTrainingRunResponse__Output>((callback) =>
    training.getTrainingRun({ runId: 'r' }, callback as never),
  );
  const { runs } = await promised<ListTrainingRunsResponse__Output>((callback) =>
    training.listTrainingRuns({}, callback as never),
  );
  const [listed] = runs;
  const ofGet = present(run?.request);
  expect(listed?.request).toEqual(ofGet);
  return ofGet;
}

const BASE = { architecture: 'simplenet', modelName: 'm', initialModel: 'm/1', requestId: 'r-1' };

const SLIDES: DataPlan = {
  training: {
    slides: {
      manifest: '/data/cohort.csv',
      tumourNames: ['t'],
      normalNames: ['n'],
      ignoredNames: ['i'],
      maskTumourValues: [1, 2],
      minTumourShare: 0.5,
      noSmallTumourRemedy: true,
      tissueRule: 'TISSUE_RULE_OTSU_TWICE',
    },
  },
  validation: { patches: { manifest: '/data/patches.csv', tumourLabels: ['yes'], normalLabels: ['no'] } },
  spacing: { mppX: 0.5, mppY: 0.25 },
  patchSizePx: 128,
  labelSizePx: 64,
  split: { trainingShare: 0.75, fold: 2, foldOf: 5, groupBy: 'patient', allowedLeaks: ['image'] },
  sampling: {
    mode: 'slide-balanced',
    perNegativeSlide: 10,
    tumourPerPositiveSlide: 20,
    normalPerPositiveSlide: 30,
    hardNegativeEveryEpochs: 4,
    hardNegativeCandidates: 50,
    hardNegativesAdded: 6,
  },
  augmentation: { preset: 'method', flips: false, shiftPx: 1, stainShift: 0 },
  stainNormalisation: 'vahadane',
};

const FOLDERS: DataPlan = {
  training: { folders: { dir: '/data/train', tumourClasses: ['t'], normalClasses: ['n'] } },
  spacing: { mppX: 1, mppY: 1 },
};

it('shows data of any kind as it was asked for, and no patches beside it', async () => {
  const request = await shown({ data: SLIDES });
  expect(request).toMatchObject({ ...BASE, data: SLIDES, patches: null });
  expect(request.data?.augmentation).not.toHaveProperty('hueDegrees');
});

it.each([
  ['slides', SLIDES],
  ['folders, all else left open', FOLDERS],
])('what it shows of %s asks for the same', async (_, data) => {
  const request = await shown({ data });
  expect(await shown(request)).toEqual(request);
  expect(commands).toHaveLength(2);
  expect(commands[1]).toEqual(commands[0]);
});

it('shows folders of patches as `patches`', async () => {
  const patches = {
    trainingDir: '/t',
    validationDir: '/v',
    tumourClasses: ['t'],
    spacing: { mppX: 1, mppY: 2 },
    labelSizePx: 32,
  };
  expect(await shown({ patches })).toMatchObject({ ...BASE, patches, data: null });
});
