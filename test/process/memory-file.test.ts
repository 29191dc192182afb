import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { existsSync, fstatSync, readdirSync, writeSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openMemoryFile, type MemoryFile } from '../../src/process/memory-file.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';

const SIZE_BYTES = 1024 * 1024;
const FOLDER = '/dev/shm';

function withFile(use: (file: MemoryFile) => void | Promise<void>): () => Promise<void> {
  return async () => {
    const file = present(openMemoryFile(SIZE_BYTES), 'the memory file');
    await Promise.resolve(use(file)).finally(() => {
      file.close();
    });
  };
}

suiteThatNeeds(existsSync(FOLDER), 'shared memory: Linux')('a memory file', () => {
  test(
    'takes no memory before it is written to, and has no name',
    withFile(({ fd, sizeBytes }) => {
      expect(fstatSync(fd)).toMatchObject({ size: SIZE_BYTES, blocks: 0, nlink: 0 });
      expect(sizeBytes).toBe(SIZE_BYTES);
      expect(readdirSync(FOLDER).filter((name) => name.startsWith('sentinode-'))).toEqual([]);
    }),
  );

  test(
    'is the same memory in a child that inherits it',
    withFile(async ({ fd }) => {
      writeSync(fd, 'pixels', 4096);
      const script = "process.stdout.write(require('fs').readSync(3, Buffer.alloc(6), 0, 6, 4096) + '')";
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit', fd] });
      const [output] = (await once(present(child.stdout, 'its output'), 'data')) as [Buffer];
      expect(String(output)).toBe('6');
    }),
  );

  test('is refused where it would take what others need', () => {
    expect(openMemoryFile(Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });
});
