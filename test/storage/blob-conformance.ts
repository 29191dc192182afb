// What every blob store must do.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import { nextId } from './samples.js';
import type { Reopen, Stores } from './store-under-test.js';

const FILES = [
  { name: 'case7.mrxs', sizeBytes: 6 },
  { name: 'case7/Data0001.dat', sizeBytes: 4 },
];
const MANY_FOLDERS = Array.from({ length: 300 }, (_, index) => ({ name: `all/${index}/a`, sizeBytes: 1 }));
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function describeUploads(stores: Stores, reopen: Reopen): void {
  describe('uploads', () => {
    it('keeps committed bytes over a reopen and drops the others', async () => {
      const id = nextId();
      await stores().blobs.createStaging(id, FILES);
      await stores().blobs.append(id, 0, bytes('abc'));
      await stores().blobs.append(id, 1, bytes('1'));
      expect(await stores().blobs.committedBytes(id)).toEqual([0, 0]);
      expect(await stores().blobs.commit(id)).toEqual([3, 1]);
      await stores().blobs.append(id, 0, bytes('lost'));
      await reopen();
      expect(await stores().blobs.committedBytes(id)).toEqual([3, 1]);
      await stores().blobs.append(id, 0, bytes('def'));
      await stores().blobs.append(id, 1, bytes('234'));
      expect(await stores().blobs.commit(id)).toEqual([6, 4]);
      expect(await stores().blobs.digests(id)).toEqual([sha256('abcdef'), sha256('1234')]);
    });

    it('rewinds to what is committed', async () => {
      const id = nextId();
      await stores().blobs.createStaging(id, FILES);
      await stores().blobs.append(id, 0, bytes('ab'));
      await stores().blobs.commit(id);
      await stores().blobs.append(id, 0, bytes('XY'));
      await stores().blobs.append(id, 1, bytes('Z'));
      expect(await stores().blobs.rewind(id)).toEqual([2, 0]);
      await stores().blobs.append(id, 0, bytes('cd'));
      expect(await stores().blobs.commit(id)).toEqual([4, 0]);
      const { rootDir } = stores().blobs.stagedFiles(id);
      expect(await readFile(join(rootDir, 'case7.mrxs'), 'latin1')).toBe('abcd');
    });

    it('knows its uploads, and forgets deleted ones', async () => {
      const [kept, dropped] = [nextId(), nextId()];
      await stores().blobs.createStaging(kept, FILES);
      await stores().blobs.createStaging(dropped, FILES);
      await stores().blobs.append(dropped, 1, bytes('12'));
      const { rootDir } = stores().blobs.stagedFiles(dropped);
      await stores().blobs.deleteStaging(dropped);
      await expect(stat(rootDir)).rejects.toMatchObject({ code: 'ENOENT' });
      await reopen();
      expect(await stores().blobs.listStagings()).toEqual([kept]);
      expect(await stores().blobs.committedBytes(dropped)).toBeUndefined();
    });

    it('creates a small upload beside one of many folders, not after it', async () => {
      const [large, small] = [nextId(), nextId()];
      const created: string[] = [];
      await Promise.all([
        stores()
          .blobs.createStaging(large, MANY_FOLDERS)
          .then(() => created.push('large')),
        stores()
          .blobs.createStaging(small, FILES)
          .then(() => created.push('small')),
      ]);
      expect(created).toEqual(['small', 'large']);
      expect(new Set(await stores().blobs.listStagings())).toEqual(new Set([large, small]));
    });

    it('leaves nothing of an upload whose creation is cancelled', async () => {
      const id = nextId();
      const controller = new AbortController();
      const creating = stores().blobs.createStaging(id, MANY_FOLDERS, controller.signal);
      setImmediate(() => {
        controller.abort(new AppError('DEADLINE_EXCEEDED', 'too late'));
      });
      await expect(creating).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
      expect(await stores().blobs.listStagings()).toEqual([]);
      await reopen();
      expect(await stores().blobs.listStagings()).toEqual([]);
    });

    it('refuses work on an upload it does not have', async () => {
      const id = nextId();
      await expect(stores().blobs.append(id, 0, bytes('a'))).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
      await expect(stores().blobs.commit(id)).rejects.toMatchObject({ reason: 'UPLOAD_NOT_FOUND' });
    });

    it('hashes large files too, and stops when told to', async () => {
      const id = nextId();
      const megabyte = Buffer.alloc(1024 * 1024, 3);
      await stores().blobs.createStaging(id, [{ name: 'large.bin', sizeBytes: 3 * megabyte.length }]);
      for (const _ of [1, 2, 3]) await stores().blobs.append(id, 0, megabyte);
      await stores().blobs.commit(id);
      const expected = createHash('sha256').update(megabyte).update(megabyte).update(megabyte).digest('hex');
      expect(await stores().blobs.digests(id)).toEqual([expected]);
      const aborted = AbortSignal.abort(new AppError('CANCELLED', 'stop'));
      await expect(stores().blobs.digests(id, aborted)).rejects.toMatchObject({ reason: 'CANCELLED' });
      const controller = new AbortController();
      const hashing = stores().blobs.digests(id, controller.signal);
      controller.abort(new AppError('CANCELLED', 'stop'));
      await expect(hashing).rejects.toMatchObject({ reason: 'CANCELLED' });
      expect(await stores().blobs.digests(id)).toEqual([expected]);
    });
  });
}

export function describeSlideFiles(stores: Stores, reopen: Reopen): void {
  const names = FILES.map(({ name }) => name);
  const staged = async (): Promise<string> => {
    const id = nextId();
    await stores().blobs.createStaging(id, FILES);
    await stores().blobs.append(id, 0, bytes('abcdef'));
    await stores().blobs.append(id, 1, bytes('1234'));
    await stores().blobs.commit(id);
    return id;
  };

  describe('slide files', () => {
    it('promotes an upload with its folders, once and again', async () => {
      const uploadId = await staged();
      const slideId = nextId();
      await stores().blobs.promote(uploadId, slideId);
      await reopen();
      await stores().blobs.promote(uploadId, slideId);
      const files = stores().blobs.slideFiles(slideId, names);
      expect(files.names).toEqual(names);
      expect(await readFile(join(files.rootDir, 'case7/Data0001.dat'), 'latin1')).toBe('1234');
      expect(await stores().blobs.listStagings()).toEqual([]);
    });

    it('deletes in two steps, of which the first is seen after a crash', async () => {
      const slideId = nextId();
      await stores().blobs.promote(await staged(), slideId);
      const { rootDir } = stores().blobs.slideFiles(slideId, names);
      await stores().blobs.deleteSlide(slideId);
      await expect(stat(rootDir)).rejects.toMatchObject({ code: 'ENOENT' });
      await reopen();
      expect(await stores().blobs.listDeleted()).toEqual([slideId]);
      await stores().blobs.deleteSlide(slideId);
      await stores().blobs.purgeDeleted(slideId);
      expect(await stores().blobs.listDeleted()).toEqual([]);
    });
  });
}
