// ModelInfer and ModelStreamInfer on the wire: what they take, and what they refuse, each by its field.
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelInferRequest } from '../../../src/gen/inference/ModelInferRequest.js';
import type { ModelInferResponse__Output } from '../../../src/gen/inference/ModelInferResponse.js';
import type { ModelStreamInferResponse__Output } from '../../../src/gen/inference/ModelStreamInferResponse.js';
import { decodeError, failureOf, promised } from '../support/raw-clients.js';
import { readStream } from '../support/read-stream.js';
import { startTestServer, type TestServer } from '../support/start-test-server.js';
import { scriptedInference, type ScriptedInference } from './scripted-inference.js';

let running: TestServer;
let scripted: ScriptedInference;

beforeAll(async () => {
  scripted = scriptedInference();
  running = await startTestServer({ inference: scripted });
});

afterAll(() => running.stop());

const PATCH_BYTES = 2 * 2 * 3;

const pixels = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.alloc(PATCH_BYTES, value)));
const tensor = (more: object = {}): NonNullable<ModelInferRequest['inputs']>[number] => ({
  name: 'patches',
  datatype: 'UINT8',
  shape: [2, 2, 2, 3],
  ...more,
});
const request = (more: Partial<ModelInferRequest> = {}): ModelInferRequest => ({
  modelName: 'simplenet',
  inputs: [tensor()],
  rawInputContents: [pixels(90, 25)],
  ...more,
});
const element = (...bytes: number[]): Buffer => Buffer.from([bytes.length, 0, 0, 0, ...bytes]);

function infer(message: ModelInferRequest): Promise<ModelInferResponse__Output> {
  return promised((callback) => running.clients.inference.modelInfer(message, callback));
}

const floats = (raw: Buffer | undefined): number[] =>
  Array.from({ length: (raw?.length ?? 0) / 4 }, (_, index) => raw?.readFloatLE(index * 4) ?? NaN);

async function answered(message: ModelInferRequest): Promise<number[]> {
  return floats((await infer(message)).rawOutputContents[0]);
}

const SCORES = [expect.closeTo(0.9, 6), expect.closeTo(0.25, 6)];

describe('ModelInfer takes', () => {
  it('raw pixels, and answers raw with version and id', async () => {
    const response = await infer(request({ id: 'x-1' }));
    expect(response).toMatchObject({
      modelName: 'simplenet',
      modelVersion: '3',
      id: 'x-1',
      outputs: [{ name: 'tumour_probability', datatype: 'FP32', shape: [2, 1], contents: null }],
    });
    expect(floats(response.rawOutputContents[0])).toEqual(SCORES);
  });

  it('pixels as typed contents', async () => {
    const contents = { uintContents: [...pixels(90, 25)] };
    expect(await answered(request({ inputs: [tensor({ contents })], rawInputContents: [] }))).toEqual(SCORES);
  });

  it.each([[[2]], [[2, 1]]])('pictures as raw BYTES of shape %j', async (shape) => {
    const inputs = [tensor({ datatype: 'BYTES', shape })];
    const raw = Buffer.concat([element(90), element(25, 7)]);
    expect(await answered(request({ inputs, rawInputContents: [raw] }))).toEqual(SCORES);
  });

  it('pictures as typed BYTES', async () => {
    const contents = { bytesContents: [Buffer.from([90]), Buffer.from([25])] };
    const inputs = [tensor({ datatype: 'BYTES', shape: [2], contents })];
    expect(await answered(request({ inputs, rawInputContents: [] }))).toEqual(SCORES);
  });

  it('a choice of outputs in their order; none means all', async () => {
    const names = async (outputs: object[]): Promise<string[]> =>
      (await infer(request({ modelName: 'ensemble', outputs }))).outputs.map(({ name }) => name);
    expect(await names([])).toEqual(['tumour_probability', 'simplenet_tumour_probability']);
    expect(await names([{ name: 'simplenet_tumour_probability' }])).toEqual(['simplenet_tumour_probability']);
  });

  it.each([
    [undefined, 'interactive'],
    [0, 'interactive'],
    [1, 'urgent'],
    [2, 'interactive'],
    [3, 'bulk'],
  ])('the priority %s', async (priority, expected) => {
    await infer(request(priority === undefined ? {} : { parameters: { priority: { uint64Param: priority } } }));
    expect(scripted.commands.at(-1)?.priority).toBe(expected);
  });

  it('a timeout in microseconds, and parameters that it does not know', async () => {
    await infer(request({ parameters: { timeout: { int64Param: 2_500 }, mine: { stringParam: 'x' } } }));
    expect(scripted.commands.at(-1)?.timeoutMs).toBe(2.5);
    await infer(request({ parameters: { timeout: { int64Param: 0 }, sequence_id: { int64Param: 0 } } }));
    expect(scripted.commands.at(-1)?.timeoutMs).toBeUndefined();
  });

  it('pixels without copying them', async () => {
    const [, second] = scripted.commands.at(-1)?.patchesFor({ ...(await served()), maxPatches: 8 }) ?? [];
    expect(second?.data.byteOffset).toBeGreaterThan(0);
    expect(second?.data.buffer.byteLength).toBeGreaterThanOrEqual(2 * PATCH_BYTES);
  });
});

const served = (): ReturnType<ScriptedInference['getServed']> =>
  scripted.getServed('simplenet', '', undefined as never);

const typed = (contents: object, more: object = {}): Partial<ModelInferRequest> => ({
  inputs: [tensor({ contents, ...more })],
  rawInputContents: [],
});
const bytes = (raw: Buffer, shape: number[] = [2]): Partial<ModelInferRequest> => ({
  inputs: [tensor({ datatype: 'BYTES', shape })],
  rawInputContents: [raw],
});
const shaped = (...shape: number[]): Partial<ModelInferRequest> => ({ inputs: [tensor({ shape })] });

const REFUSED: readonly (readonly [string, Partial<ModelInferRequest>])[] = [
  ['model_name', { modelName: '' }],
  ['model_version', { modelVersion: 'x'.repeat(33) }],
  ['id', { id: 'x'.repeat(1_025) }],
  ['inputs', { inputs: [] }],
  ['inputs[0].name', { inputs: [tensor({ name: 'image' })] }],
  ['inputs[1].name', { inputs: [tensor(), tensor()] }],
  ['inputs[1].name', { inputs: [tensor(), tensor({ name: 'mask' })] }],
  ['inputs[0].datatype', { inputs: [tensor({ datatype: 'FP32' })] }],
  ['inputs[0].shape', shaped(2, 3, 2, 2)],
  ['inputs[0].shape', shaped(2, 2, 2)],
  ['inputs[0].shape', shaped()],
  ['inputs[0].shape', shaped(0, 2, 2, 3)],
  ['inputs[0].shape', shaped(-1, 2, 2, 3)],
  ['inputs[0].shape', { inputs: [tensor({ datatype: 'BYTES', shape: [2, 2] })] }],
  ['raw_input_contents[0]', { rawInputContents: [pixels(1)] }],
  ['raw_input_contents', { rawInputContents: [pixels(1, 2), pixels(1)] }],
  ['inputs[0].contents', { inputs: [tensor({ contents: { uintContents: [1] } })] }],
  ['inputs[0].contents', { rawInputContents: [] }],
  ['inputs[0].contents.uint_contents', typed({ uintContents: [1, 2] })],
  ['inputs[0].contents.uint_contents[1]', typed({ uintContents: [1, 256, ...pixels(1, 2).subarray(2)] })],
  ['inputs[0].contents.fp32_contents', typed({ fp32Contents: [1] })],
  ['inputs[0].contents.bytes_contents', typed({ bytesContents: [Buffer.alloc(1)] }, { datatype: 'BYTES', shape: [2] })],
  ['raw_input_contents[0]', bytes(element(1))],
  ['raw_input_contents[0]', bytes(Buffer.concat([element(1), element(2), element(3)]))],
  ['raw_input_contents[0]', bytes(Buffer.from([9, 0, 0, 0, 1]))],
  ['raw_input_contents[0]', bytes(Buffer.from([1, 0]))],
  ['outputs[0].name', { outputs: [{ name: 'logits' }] }],
  ['outputs[1].name', { outputs: [{ name: 'tumour_probability' }, { name: 'tumour_probability' }] }],
  ['parameters.priority', { parameters: { priority: { uint64Param: 4 } } }],
  ['parameters.priority', { parameters: { priority: { stringParam: 'high' } } }],
  ['parameters.timeout', { parameters: { timeout: { int64Param: -1 } } }],
  ['parameters.sequence_id', { parameters: { sequence_id: { int64Param: 7 } } }],
  ['parameters.sequence_id', { parameters: { sequence_id: { stringParam: 'a' } } }],
  ['parameters.sequence_start', { parameters: { sequence_start: { boolParam: true } } }],
  [
    'parameters.triton_enable_empty_final_response',
    { parameters: { triton_enable_empty_final_response: { int64Param: 1 } } },
  ],
];

describe('ModelInfer refuses', () => {
  it.each(REFUSED)('by %s', async (field, more) => {
    const decoded = decodeError(await failureOf(infer(request(more))));
    expect(decoded).toMatchObject({ code: status.INVALID_ARGUMENT, reason: 'INVALID_FIELD', fields: [field] });
    expect(decoded.message).toContain(field);
  });

  it('more patches than go into one request', async () => {
    const many = { inputs: [tensor({ shape: [9, 2, 2, 3] })], rawInputContents: [Buffer.alloc(9 * PATCH_BYTES)] };
    expect(decodeError(await failureOf(infer(request(many))))).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'TOO_MANY_PATCHES',
      fields: ['inputs[0].shape'],
      metadata: { maxPatches: '8' },
    });
  });

  it('a model that is not there', async () => {
    const decoded = decodeError(await failureOf(infer(request({ modelName: 'resnet' }))));
    expect(decoded).toMatchObject({ code: status.NOT_FOUND, reason: 'MODEL_NOT_FOUND' });
  });

  it.each([
    ['raw_input_contents[0]', bytes(Buffer.concat([element(1), element()]))],
    [
      'inputs[0].contents.bytes_contents[1]',
      typed({ bytesContents: [Buffer.alloc(1), Buffer.alloc(0)] }, { datatype: 'BYTES', shape: [2] }),
    ],
  ])('a picture that cannot be decoded, by %s and its place', async (field, more) => {
    const decoded = decodeError(await failureOf(infer(request(more))));
    expect(decoded).toMatchObject({
      code: status.INVALID_ARGUMENT,
      reason: 'PATCH_UNDECODABLE',
      fields: [field],
      metadata: { patchIndex: '1' },
    });
  });

  const region = { shared_memory_region: { stringParam: 'r' } };

  it.each([
    ['inputs[0].parameters.shared_memory_region', { inputs: [tensor({ parameters: region })] }],
    ['outputs[0].parameters.shared_memory_region', { outputs: [{ name: 'tumour_probability', parameters: region }] }],
    [
      'outputs[0].parameters.classification',
      { outputs: [{ name: 'tumour_probability', parameters: { classification: { int64Param: 1 } } }] },
    ],
  ])('by %s what the server does not have', async (field, more) => {
    const decoded = decodeError(await failureOf(infer(request(more))));
    expect(decoded).toMatchObject({ code: status.UNIMPLEMENTED, reason: 'NOT_SUPPORTED', fields: [field] });
  });
});

describe('ModelStreamInfer', () => {
  async function stream(...messages: ModelInferRequest[]): Promise<readonly ModelStreamInferResponse__Output[]> {
    const call = running.clients.inference.modelStreamInfer();
    const answers = readStream<ModelStreamInferResponse__Output>(call);
    for (const message of messages) call.write(message);
    call.end();
    return answers;
  }

  it('answers in order, each answer the last of its request; a failure does not end it', async () => {
    const ask = request({ parameters: { triton_enable_empty_final_response: { boolParam: true } } });
    const answers = await stream(
      { ...ask, id: '1' },
      { ...ask, id: '2', modelName: 'resnet' },
      ...[3, 4, 5, 6, 7].map((id) => ({ ...ask, id: String(id) })),
    );
    expect(answers.map(({ inferResponse }) => inferResponse?.id)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    for (const { inferResponse } of answers) {
      expect(inferResponse?.parameters['triton_final_response']).toMatchObject({ boolParam: true });
    }
    expect(answers[1]).toMatchObject({
      errorMessage: 'There is no model resnet.',
      inferResponse: { rawOutputContents: [], parameters: { error_reason: { stringParam: 'MODEL_NOT_FOUND' } } },
    });
    expect(answers[6]?.errorMessage).toBe('');
    expect(floats(answers[6]?.inferResponse?.rawOutputContents[0])).toEqual(SCORES);
    expect(scripted.streams).toBe(0);
  });

  it('ends when the caller goes away', async () => {
    const call = running.clients.inference.modelStreamInfer();
    const failure = failureOf(readStream(call));
    call.write(request());
    call.once('data', () => call.cancel());
    expect(await failure).toMatchObject({ code: status.CANCELLED });
    await expect.poll(() => scripted.streams).toBe(0);
  });
});
