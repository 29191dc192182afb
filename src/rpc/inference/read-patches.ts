// The one input tensor as patches: checked in every part, and its raw bytes never copied.
import type { ServedNetwork } from '../../app/inference/inference-types.js';
import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { PatchContent } from '../../domain/predictions/patch.js';
import type { _inference_ModelInferRequest_InferInputTensor__Output as InputTensor } from '../../gen/inference/ModelInferRequest.js';
import type { ModelInferRequest__Output } from '../../gen/inference/ModelInferRequest.js';
import { requirePlainTensor } from './parameters.js';
import { typedBytes, typedPixels } from './read-typed-contents.js';
import { CHANNELS, INPUT_NAME, inputShape, type PatchDatatype } from './tensors.js';

export function readPatches(request: ModelInferRequest__Output, network: ServedNetwork): readonly PatchContent[] {
  const tensor = requireOneInput(request);
  requirePlainTensor(tensor.parameters, 'inputs[0]');
  const datatype = requireDatatype(tensor);
  const count = patchCount(tensor, datatype, network);
  const raw = rawBytes(request, tensor);
  if (datatype === 'BYTES') {
    const pictures = raw === undefined ? typedBytes(tensor.contents, count) : splitBytes(raw, count);
    return pictures.map((data) => ({ kind: 'encoded', data }));
  }
  const { patchSizePx: sidePx } = network;
  const bytes = sidePx * sidePx * CHANNELS;
  const pixels = raw === undefined ? typedPixels(tensor.contents, count * bytes) : requireLength(raw, count * bytes);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'raw',
    data: pixels.subarray(index * bytes, (index + 1) * bytes),
    widthPx: sidePx,
    heightPx: sidePx,
  }));
}

/** An error about one of the patches, in terms of the request's tensor. */
export function inTermsOfTensor(error: unknown, { rawInputContents }: ModelInferRequest__Output): unknown {
  const [violation] = error instanceof AppError ? error.fieldViolations : [];
  const index = /^patches\[(\d+)\]/.exec(violation?.field ?? '')?.[1];
  if (!(error instanceof AppError) || violation === undefined || index === undefined) return error;
  const isRaw = rawInputContents.length > 0;
  const field = isRaw ? 'raw_input_contents[0]' : `inputs[0].contents.bytes_contents[${index}]`;
  const description = `element ${index}: ${violation.description}`;
  return new AppError(error.reason, `${field} ${description}`, {
    metadata: { ...error.metadata, patchIndex: index },
    fieldViolations: [{ field, description }],
    cause: error,
  });
}

function requireOneInput({ inputs }: ModelInferRequest__Output): InputTensor {
  const [tensor] = inputs;
  if (tensor === undefined) throw invalidField('inputs', `is empty; every model takes the input "${INPUT_NAME}"`);
  for (const [index, { name }] of inputs.entries()) {
    if (name !== INPUT_NAME)
      throw invalidField(`inputs[${index}].name`, `is "${name}"; every model takes the one input "${INPUT_NAME}"`);
    if (index > 0) throw invalidField(`inputs[${index}].name`, `gives "${name}" a second time`);
  }
  return tensor;
}

function requireDatatype({ datatype }: InputTensor): PatchDatatype {
  if (datatype === 'UINT8' || datatype === 'BYTES') return datatype;
  throw invalidField('inputs[0].datatype', `is "${datatype}"; "${INPUT_NAME}" is UINT8 pixels or BYTES pictures`);
}

function patchCount({ shape }: InputTensor, datatype: PatchDatatype, network: ServedNetwork): number {
  const wanted = datatype === 'UINT8' ? inputShape(network) : shape.length === 1 ? [-1] : [-1, 1];
  const fits = shape.length === wanted.length && wanted.every((size, axis) => axis === 0 || size === shape[axis]);
  if (!fits) throw invalidField('inputs[0].shape', `is [${shape.join(', ')}]; the model takes ${wantedText(wanted)}`);
  const [count = 0] = shape;
  if (!Number.isSafeInteger(count) || count < 1)
    throw invalidField('inputs[0].shape', `is [${shape.join(', ')}]; the batch must hold at least one patch`);
  if (count > network.maxPatches) throw tooMany(count, network.maxPatches);
  return count;
}

function wantedText(shape: readonly number[]): string {
  return shape.length === 2 ? '[-1] or [-1, 1]' : `[${shape.join(', ')}]`;
}

function tooMany(count: number, maxPatches: number): AppError {
  const field = 'inputs[0].shape';
  const description = `has a batch of ${count}; at most ${maxPatches} patches go into one request`;
  return new AppError('TOO_MANY_PATCHES', `${field} ${description}`, {
    metadata: { maxPatches: String(maxPatches) },
    fieldViolations: [{ field, description }],
  });
}

/** Undefined where the elements are in the tensor itself. */
function rawBytes({ rawInputContents, inputs }: ModelInferRequest__Output, tensor: InputTensor): Buffer | undefined {
  const [raw] = rawInputContents;
  if (raw === undefined) return undefined;
  if (rawInputContents.length !== inputs.length)
    throw invalidField('raw_input_contents', `has ${rawInputContents.length} entries for ${inputs.length} input`);
  if (tensor.contents !== null)
    throw invalidField('inputs[0].contents', 'must be absent where raw_input_contents is given');
  return raw;
}

function requireLength(raw: Buffer, bytes: number): Buffer {
  if (raw.length === bytes) return raw;
  throw invalidField('raw_input_contents[0]', `has ${raw.length} bytes; the tensor's shape has ${bytes}`);
}

const LENGTH_BYTES = 4;

/** Each element is its length (uint32, little-endian) and as many bytes. */
function splitBytes(raw: Buffer, count: number): readonly Uint8Array[] {
  const elements: Uint8Array[] = [];
  let offset = 0;
  while (offset < raw.length) {
    if (elements.length === count) throw invalidField('raw_input_contents[0]', `goes on after ${count} elements`);
    const start = offset + LENGTH_BYTES;
    const end = start > raw.length ? Infinity : start + raw.readUInt32LE(offset);
    if (end > raw.length) throw invalidField('raw_input_contents[0]', `ends inside element ${elements.length}`);
    elements.push(raw.subarray(start, end));
    offset = end;
  }
  if (elements.length < count)
    throw invalidField('raw_input_contents[0]', `holds ${elements.length} elements; the tensor's shape has ${count}`);
  return elements;
}
