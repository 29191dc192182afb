// The suites that need a native decoder.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../architecture/cruise-source.js';
import { suiteThatNeeds } from '../../../support/suite-that-needs.js';

const prefix = process.env['SENTINODE_CODECS_PREFIX'] ?? path.join(repositoryRoot, '.codecs');

/** A suite that is skipped, and named at the end, where `make codecs` has not provided the decoders. */
export function codecSuite(name: string, library: string, body: () => void): void {
  suiteThatNeeds(existsSync(path.join(prefix, 'stamp')), `${library}: make codecs`)(name, body);
}
