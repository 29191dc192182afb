import { existsSync, readSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageToChild } from '../../../src/compute/messages.js';
import { sizeOf, type SentPatch } from '../../../src/compute/parcels/parcel.js';
import { createParcelDesk, type ParcelDesk } from '../../../src/compute/parcels/parcel-desk.js';
import type { PatchContent } from '../../../src/domain/predictions/patch.js';
import { openMemoryFile, type MemoryFile } from '../../../src/process/memory-file.js';
import { present } from '../../support/present.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';

const PATCH_BYTES = 40 * 1024;
const SPACE_BYTES = 5 * PATCH_BYTES;

function patch(value: number): PatchContent {
  return { kind: 'encoded', data: new Uint8Array(PATCH_BYTES).fill(value) };
}

function request(id: number, patches: readonly SentPatch[]): MessageToChild {
  return {
    type: 'request',
    id,
    request: { kind: 'scorePatches', args: { patches, modelKeys: ['m'], includeMaps: false } },
  };
}

function patchesOf(message: MessageToChild): readonly SentPatch[] {
  if (message.type !== 'request' || message.request.kind !== 'scorePatches') throw new Error('no request for scores');
  return message.request.args.patches;
}

suiteThatNeeds(existsSync('/dev/shm'), 'shared memory: Linux')('the parcel desk', () => {
  let memory: MemoryFile;
  let desk: ParcelDesk;
  beforeEach(() => {
    memory = present(openMemoryFile(SPACE_BYTES), 'the memory file');
    desk = createParcelDesk(memory);
  });
  afterEach(() => {
    desk.close();
  });

  /** Each patch's first and last byte in the shared memory. */
  function endsOf(message: MessageToChild): readonly (readonly number[])[] {
    return patchesOf(message).map((sent) => {
      if (!('parcel' in sent)) return [];
      const bytes = new Uint8Array(sent.parcel.bytes);
      readSync(memory.fd, bytes, 0, bytes.length, sent.parcel.offset);
      return [present(bytes[0], 'a first byte'), present(bytes.at(-1), 'a last byte')];
    });
  }

  test('puts the bytes of a request into the memory, and leaves the rest of it as it is', () => {
    const raw: PatchContent = { kind: 'raw', data: new Uint8Array(PATCH_BYTES).fill(9), widthPx: 3, heightPx: 5 };
    const packed = desk.pack(request(1, [patch(7), raw]));
    expect(endsOf(packed)).toEqual([
      [7, 7],
      [9, 9],
    ]);
    expect(patchesOf(packed)[1]).toMatchObject({ kind: 'raw', widthPx: 3, heightPx: 5 });
    expect(patchesOf(packed).map((sent) => 'data' in sent)).toEqual([false, false]);
    expect(patchesOf(packed).map(sizeOf)).toEqual([PATCH_BYTES, PATCH_BYTES]);
    expect(packed).toMatchObject({ id: 1, request: { args: { modelKeys: ['m'], includeMaps: false } } });
  });

  test('what waits for an answer is not overwritten: without room the bytes go in the message', () => {
    const first = desk.pack(request(1, [patch(1), patch(1)]));
    const second = desk.pack(request(2, [patch(2), patch(2)]));
    const third = request(3, [patch(3), patch(3)]);
    expect(desk.pack(third)).toBe(third);
    expect([endsOf(first), endsOf(second)].flat(2)).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    desk.answered(1);
    expect(endsOf(desk.pack(request(4, patchesOf(third)))).flat()).toEqual([3, 3, 3, 3]);
    expect(endsOf(second).flat()).toEqual([2, 2, 2, 2]);
  });

  test('an answer to what was never packed frees nothing', () => {
    const first = desk.pack(request(1, [patch(1), patch(1)]));
    desk.answered(99);
    desk.pack(request(2, [patch(2), patch(2)]));
    expect(endsOf(first).flat()).toEqual([1, 1, 1, 1]);
  });

  test('small requests and those of other kinds go as they are', () => {
    const small = request(1, [{ kind: 'encoded', data: new Uint8Array(1000) }]);
    const other: MessageToChild = { type: 'request', id: 2, request: { kind: 'unloadModel', args: { key: 'm' } } };
    expect(desk.pack(small)).toBe(small);
    expect(desk.pack(other)).toBe(other);
    const cancel: MessageToChild = { type: 'cancel', id: 1 };
    expect(desk.pack(cancel)).toBe(cancel);
  });

  test('writes nothing once it is closed: the descriptor may be another file’s by then', () => {
    desk.close();
    const late = request(1, [patch(1), patch(1)]);
    expect(desk.pack(late)).toBe(late);
    desk.close();
  });
});

test('a desk without shared memory sends everything in the messages', () => {
  const desk = createParcelDesk(undefined);
  const message = request(1, [patch(1), patch(1)]);
  expect(desk.pack(message)).toBe(message);
  desk.answered(1);
  desk.close();
});
