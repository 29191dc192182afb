import { corrupt, unsupported } from '../slide-error.js';
import type { Cursor } from './dataset/cursor.js';
import type { Dataset, Shape } from './dataset/dataset.js';
import { UNDEFINED_LENGTH, type ElementHeader } from './dataset/element.js';
import { readDataset } from './dataset/read-dataset.js';
import { TAG } from './dataset/tags.js';
import { describeInstance, INSTANCE_SHAPE } from './describe-instance.js';
import type { FileMeta } from './file-meta.js';
import { createPositionCollector } from './frames/frame-positions.js';
import type { FileInstance, PixelDataPlace } from './instance.js';
import { describeTransferSyntax, transferSyntaxOf } from './transfer-syntax.js';

/** Reads the header of a whole-slide image up to its pixels. The cursor is behind the file's meta information. */
export async function readInstance(cursor: Cursor, meta: FileMeta, fileName: string): Promise<FileInstance> {
  const { name } = cursor;
  const { transferSyntaxUid } = meta;
  const syntax = transferSyntaxOf(transferSyntaxUid);
  if (syntax === undefined) throw unsupported(`${name} is of ${describeTransferSyntax(transferSyntaxUid)}`);
  const frames = createPositionCollector(name);
  const shape: Shape = { ...INSTANCE_SHAPE, streams: new Map([[TAG.perFrameGroups, frames.stream]]) };
  const { dataset, last } = await readDataset(cursor, syntax.encoding, shape, TAG.pixelData);
  if (last === undefined) throw corrupt(`${name} has no pixel data`, { file: name });
  const instance = describeInstance(dataset, frames, { fileName, name, transferSyntaxUid, codec: syntax.codec });
  return { ...instance, pixelData: pixelDataOf(cursor, dataset, last) };
}

function pixelDataOf(cursor: Cursor, { places }: Dataset, { length }: ElementHeader): PixelDataPlace {
  if (length === 0) throw corrupt(`${cursor.name} has pixel data of no bytes`, { file: cursor.name });
  const extendedOffsets = places.get(TAG.extendedOffsets);
  return {
    offset: cursor.position,
    length,
    encapsulated: length === UNDEFINED_LENGTH,
    ...(extendedOffsets === undefined ? {} : { extendedOffsets }),
  };
}
