import { textOf, type Dataset, type Shape } from '../../dicom/dataset/dataset.js';
import { TAG } from '../../dicom/dataset/tags.js';
import { describeInstance, INSTANCE_SHAPE } from '../../dicom/describe-instance.js';
import { maxFrameBytesOf, uncompressedBytes } from '../../dicom/frames/frame-bytes.js';
import { createPositionCollector, type PositionCollector } from '../../dicom/frames/frame-positions.js';
import type { DicomInstance } from '../../dicom/instance.js';
import { isVolume } from '../../dicom/series/choose-levels.js';
import { describeSopClass, WHOLE_SLIDE_CLASS } from '../../dicom/sop-classes.js';
import { transferSyntaxOf } from '../../dicom/transfer-syntax.js';
import { MAX_COMPRESSED_OVERHEAD_BYTES, MAX_TILE_PIXELS } from '../../limits.js';
import { unsupported } from '../../slide-error.js';
import { fetchFrames } from '../frames/fetch-frames.js';
import { frameSyntax } from '../frames/frame-syntax.js';
import type { WebInstance } from '../frames/web-frames.js';
import type { ArchiveAnswer, ArchiveClient } from '../http/archive-client.js';
import { answerInvalid } from '../http/archive-error.js';
import { MAX_METADATA_BYTES } from '../limits.js';
import type { WebObject } from '../series/web-object.js';
import { createJsonGuard } from './json-guard.js';
import { createMetadataParser, isJsonError } from './metadata-parser.js';

const VALUES = new Set([...(INSTANCE_SHAPE.values ?? []), TAG.sopClassUid]);

interface Header {
  readonly dataset: Dataset;
  readonly frames: PositionCollector;
}

/** The object by its metadata and, of a picture of the slide itself, its first frame: metadata do not say the codec. */
export async function readWebInstance(
  client: ArchiveClient,
  object: WebObject,
  seriesUid: string,
  signal: AbortSignal | undefined,
): Promise<WebInstance> {
  const { dataset, frames } = await client.get({
    path: `${object.path}/metadata`,
    accept: 'application/dicom+json',
    maxBytes: MAX_METADATA_BYTES,
    what: object.name,
    ...(signal && { signal }),
    take: (answer) => readHeader(client, answer, object),
  });
  const sopClassUid = textOf(dataset, TAG.sopClassUid);
  if (sopClassUid !== WHOLE_SLIDE_CLASS) {
    throw unsupported(`${object.name} is ${describeSopClass(sopClassUid)}, not a whole-slide image`);
  }
  const origin = { fileName: object.uid, name: object.name, transferSyntaxUid: '', codec: undefined };
  const instance = { ...describeInstance(dataset, frames, origin), object };
  if (instance.sopInstanceUid !== object.uid || instance.seriesUid !== seriesUid) {
    throw answerInvalid(client.name, `it describes another object than ${object.name}`);
  }
  return isVolume(instance) ? completeWebInstance(client, instance, signal) : instance;
}

/** With the codec of its frames, by the first of them. */
export async function completeWebInstance(
  client: ArchiveClient,
  instance: WebInstance,
  signal: AbortSignal | undefined,
): Promise<WebInstance> {
  return { ...instance, pixels: await pixelsOf(client, instance, signal) };
}

async function readHeader(client: ArchiveClient, { body }: ArchiveAnswer, { name }: WebObject): Promise<Header> {
  const frames = createPositionCollector(name);
  const streams = new Map([[TAG.perFrameGroups, frames.stream]]);
  const shape: Shape = { ...INSTANCE_SHAPE, values: VALUES, streams };
  const parser = createMetadataParser(shape, name);
  const guard = createJsonGuard();
  let dataset: Dataset | undefined;
  try {
    for await (const chunk of body) {
      const problem = guard(chunk);
      if (problem !== undefined) throw answerInvalid(client.name, `the metadata of ${name} ${problem}`);
      parser.write(chunk);
    }
    dataset = parser.end();
  } catch (error) {
    throw isJsonError(error) ? answerInvalid(client.name, `the metadata of ${name} are no JSON`, error) : error;
  }
  if (dataset === undefined) throw answerInvalid(client.name, `the metadata of ${name} are not those of one object`);
  return { dataset, frames };
}

async function pixelsOf(
  client: ArchiveClient,
  instance: WebInstance,
  signal: AbortSignal | undefined,
): Promise<DicomInstance['pixels']> {
  // Frames that claim to be larger are refused, with their size, once the codec is known.
  const maxFrameBytes = Math.min(maxFrameBytesOf(instance), MAX_TILE_PIXELS * 3 + MAX_COMPRESSED_OVERHEAD_BYTES);
  const [first] = await fetchFrames(client, { object: instance.object, frames: [0], maxFrameBytes, signal });
  if (first === undefined) throw answerInvalid(client.name, `it sends no frame of ${instance.name}`);
  const transferSyntaxUid = frameSyntax(first.mediaType, first.bytes, uncompressedBytes(instance));
  const codec = transferSyntaxOf(transferSyntaxUid)?.codec;
  return { ...instance.pixels, transferSyntaxUid, codec };
}
