// Labelled patches of a folder through the compute process, a batch at a time, the next one read meanwhile.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { PatchAggregation } from '../../domain/models/patch-aggregation.js';
import type { ModelHandle } from '../../ports/compute-host.js';
import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { EvaluationPorts } from './evaluation-ports.js';
import type { SkippedList } from './skipped-list.js';

/** Enough to fill an engine, little enough that a cancelled call ends at once. */
const BATCH = 64;
/** A patch of 512 px in the least dense format has below 2 MiB. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

interface ReadPatch {
  readonly file: LabelledFile;
  readonly data: Uint8Array;
}

export interface ScoredPatch {
  readonly file: LabelledFile;
  /** One a model, 0 to 1. */
  readonly probabilities: readonly number[];
  /** Of how it was prepared. */
  readonly warnings: readonly string[];
}

export interface FolderScoring {
  readonly handles: readonly ModelHandle[];
  readonly aggregation: PatchAggregation | undefined;
  /** Where the request has the folder. */
  readonly field: string;
  readonly skipped: SkippedList;
  readonly signal: AbortSignal;
}

/**
 * Yields how many files are done. Files that cannot be read or decoded are skipped; PATCH_SIZE_MISMATCH ends it all.
 */
export async function* scoreFolder(
  ports: Pick<EvaluationPorts, 'labelledFolders' | 'compute'>,
  files: readonly LabelledFile[],
  scoring: FolderScoring,
): AsyncGenerator<number, readonly ScoredPatch[], undefined> {
  const scored: ScoredPatch[] = [];
  let upcoming = readBatch(ports, files, 0, scoring.skipped);
  for (let first = 0; first < files.length; first += BATCH) {
    throwIfAborted(scoring.signal);
    const batch = await upcoming;
    upcoming = readBatch(ports, files, first + BATCH, scoring.skipped);
    scored.push(...(await scoreBatch(ports, batch, scoring)));
    yield Math.min(first + BATCH, files.length);
  }
  return scored;
}

async function readBatch(
  { labelledFolders }: Pick<EvaluationPorts, 'labelledFolders'>,
  files: readonly LabelledFile[],
  first: number,
  skipped: SkippedList,
): Promise<readonly ReadPatch[]> {
  const read = await Promise.all(
    files
      .slice(first, first + BATCH)
      .map(async (file) => ({ file, data: await labelledFolders.read(file, MAX_FILE_BYTES) })),
  );
  return read.flatMap(({ file, data }) => {
    if (data !== undefined) return [{ file, data }];
    skipped.add(file.name, `cannot be read, or is larger than ${MAX_FILE_BYTES} bytes`);
    return [];
  });
}

async function scoreBatch(
  { compute }: Pick<EvaluationPorts, 'compute'>,
  batch: readonly ReadPatch[],
  { handles, aggregation, field, skipped, signal }: FolderScoring,
): Promise<readonly ScoredPatch[]> {
  let patches = batch;
  while (patches.length > 0) {
    try {
      const work = {
        patches: patches.map(({ data }) => ({ kind: 'encoded' as const, data })),
        models: handles,
        ...(aggregation !== undefined && { aggregation }),
        includeMaps: false,
      };
      const scores = await compute.scorePatches(work, signal);
      return patches.map(({ file }, index) => {
        const { probabilities = [], warnings = [] } = scores[index] ?? {};
        return { file, probabilities, warnings };
      });
    } catch (error) {
      patches = withoutBroken(patches, error, field, skipped);
    }
  }
  return [];
}

/**
 * The patches that are left without the one that the error names; throws the error when it is no single patch's fault.
 */
function withoutBroken(
  patches: readonly ReadPatch[],
  error: unknown,
  field: string,
  skipped: SkippedList,
): readonly ReadPatch[] {
  if (!(error instanceof AppError)) throw error;
  const index = Number(/^patches\[(\d+)\]/.exec(error.fieldViolations[0]?.field ?? '')?.[1] ?? NaN);
  const file = patches[index]?.file;
  if (file === undefined) throw error;
  if (error.reason !== 'PATCH_UNDECODABLE') {
    const message = `${file.name}: ${error.message}`;
    throw new AppError(error.reason, message, { fieldViolations: [{ field, description: message }] });
  }
  skipped.add(file.name, error.message);
  return patches.filter((_, place) => place !== index);
}
