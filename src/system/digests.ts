import { createHash } from 'node:crypto';
import { crc32c } from '@node-rs/crc32';
import type { Digests } from '../ports/digests.js';

export const systemDigests: Digests = {
  crc32c: (data) => crc32c(data),
  sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};
