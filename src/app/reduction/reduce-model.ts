// A version in another precision: made and measured in a child, registered under a name that says so.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { ModelFolder } from '../../ports/model-repository.js';
import type { ReductionEvent, ReductionWork, SkippedPatch } from '../../ports/reducer.js';
import { createAdmission } from '../admission.js';
import { asEvent, progressOf } from '../evaluation/progress-of.js';
import { createSkippedList } from '../evaluation/skipped-list.js';
import { findVersion } from '../models/find-version.js';
import type { CallContext } from '../use-cases.js';
import { whileHeld } from '../while-held.js';
import { findReductionData } from './find-reduction-data.js';
import type { ReductionPorts } from './reduction-ports.js';
import { reductionWarnings } from './reduction-warnings.js';
import type { ReduceModelCommand, ReduceModelEvent, ReduceModelResult, ReductionUseCases } from './reduction-types.js';

/** It has an engine and two networks of its own beside those that serve. */
const MAX_REDUCTIONS = 1;
/** It takes a minute or a few. */
const RETRY_AFTER_MS = 30_000;

export function createReductionUseCases(ports: ReductionPorts): ReductionUseCases {
  const places = createAdmission({ what: 'reductions', limit: MAX_REDUCTIONS, retryAfterMs: RETRY_AFTER_MS });
  return {
    async *reduceModel(command, context) {
      yield* whileHeld(places, context, (held) => reduceAndRegister(ports, command, held));
    },
  };
}

async function* reduceAndRegister(
  ports: ReductionPorts,
  command: ReduceModelCommand,
  { signal }: CallContext,
): AsyncGenerator<ReduceModelEvent, void, undefined> {
  const { models, reducer, clock, newId } = ports;
  const startedMs = clock.monotonic();
  const source = await findSource(ports, command);
  const data = await findReductionData(ports, command, signal);
  const runId = newId();
  const outputDir = `${await models.createStagingDir(runId)}/model`;
  try {
    const name = `${source.name}-${command.precision}`;
    const version = await models.nextVersion(name);
    const work = { sourceDir: source.dir, precision: command.precision, name, version, ...data, outputDir };
    const skipped = yield* told(reducer.reduce(work, signal));
    throwIfAborted(signal);
    const folder = await models.register(outputDir, name, version);
    const result = resultOf(ports, folder, work, skipped);
    yield { kind: 'result', result: { ...result, seconds: (clock.monotonic() - startedMs) / 1000 } };
  } finally {
    await models.deleteStagingDir(runId);
  }
}

/** Twice rounded is of no use, and would hide what float32 says. */
async function findSource(ports: ReductionPorts, { model }: ReduceModelCommand): Promise<ModelFolder> {
  const source = await findVersion(ports, model, 'model');
  const { precision } = source.manifest;
  if (precision === undefined) return source;
  const { from, kind } = precision;
  throw invalidField('model', `is in ${kind} itself; name the float32 version, ${from.model}/${from.version}`);
}

async function* told(
  events: AsyncIterable<ReductionEvent>,
): AsyncGenerator<ReduceModelEvent, readonly SkippedPatch[], undefined> {
  let skipped: readonly SkippedPatch[] = [];
  for await (const event of events) {
    if (event.kind === 'finished') skipped = event.skipped;
    else yield asEvent(progressOf(event.phase, event.done, event.total));
  }
  return skipped;
}

function resultOf(
  { describe, compute, log }: ReductionPorts,
  folder: ModelFolder,
  { precision }: Pick<ReductionWork, 'precision'>,
  patches: readonly SkippedPatch[],
): Omit<ReduceModelResult, 'seconds'> {
  const skipped = createSkippedList();
  for (const { name, reason } of patches) skipped.add(name, reason);
  const { name, version, manifest } = folder;
  const change = manifest.precision?.change ?? {};
  const { engine } = compute.status();
  log.info({ model: name, version, precision }, 'a version of reduced precision was registered');
  const warnings = reductionWarnings({ precision, change, skipped: skipped.count, engine });
  return { model: describe(folder), skipped: skipped.named, skippedCount: skipped.count, warnings };
}
