// Fits an ensemble on data whose truth is known, and freezes it as a new version.
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { createAdmission } from '../admission.js';
import { asEvent } from '../evaluation/progress-of.js';
import { runAsJob } from '../evaluation/run-as-job.js';
import { createSkippedList } from '../evaluation/skipped-list.js';
import { toldAs } from '../evaluation/told-as.js';
import { whileHeld } from '../while-held.js';
import { takeFolders, type TakenFolder } from '../models/take-folder.js';
import type { CallContext } from '../use-cases.js';
import { checkFit } from './check-fit.js';
import { findMembers } from './find-members.js';
import { findSamples } from './find-samples.js';
import { requireApart } from './require-apart.js';
import { fitFromData } from './fit-from-data.js';
import type { FitPorts } from './fit-ports.js';
import type { EnsembleUseCases, FitEnsembleCommand, FitEnsembleEvent } from './fit-types.js';
import { fitWarnings } from './fit-warnings.js';
import type { FitWork } from './fit-work.js';

/** It may load four models of its own, and shares the engine with the predictions. */
const MAX_FITS = 1;
/** A fit takes minutes. */
const RETRY_AFTER_MS = 30_000;

export function createEnsembleUseCases(ports: FitPorts): EnsembleUseCases {
  const places = createAdmission({ what: 'fits of ensembles', limit: MAX_FITS, retryAfterMs: RETRY_AFTER_MS });
  return {
    async *fitEnsemble(command, context) {
      checkFit(command);
      yield* whileHeld(places, context, (held) => fitAndFreeze(ports, command, held));
    },
  };
}

async function* fitAndFreeze(
  ports: FitPorts,
  command: FitEnsembleCommand,
  context: CallContext,
): AsyncGenerator<FitEnsembleEvent, void, undefined> {
  const { clock, ensembles, log } = ports;
  const startedMs = clock.monotonic();
  const folders = await findMembers(ports, command.members);
  const data = await findData(ports, command, context.principal.tenant);
  const { taken, release } = await takeFolders(ports, folders, context.signal);
  try {
    const work = workOf(ports, command, { ...data, members: taken, context });
    const fitted = yield* toldAs(asEvent, fitFromData(ports, work));
    throwIfAborted(context.signal);
    const file = await ensembles.register(fitted, await ensembles.nextVersion());
    const seconds = (clock.monotonic() - startedMs) / 1000;
    log.info({ version: file.manifest.version, digest: file.digest, seconds }, 'an ensemble was fitted');
    const { named, count } = work.skipped;
    const warnings = fitWarnings(command, fitted, work);
    const result = { ensemble: { ...file, served: false }, skipped: named, skippedCount: count, warnings, seconds };
    yield { kind: 'result', result };
  } finally {
    release();
  }
}

async function findData(
  ports: FitPorts,
  { fit, test }: FitEnsembleCommand,
  tenant: string,
): Promise<Pick<FitWork, 'fit' | 'test'>> {
  const tested = test && (await findSamples(ports, test, 'test', tenant));
  const fitted = await findSamples(ports, fit, 'fit', tenant);
  if (tested !== undefined) requireApart(fitted, tested);
  return { fit: fitted, ...(tested && { test: tested }) };
}

interface Found extends Pick<FitWork, 'fit' | 'test'> {
  readonly members: readonly TakenFolder[];
  readonly context: CallContext;
}

function workOf(ports: FitPorts, command: FitEnsembleCommand, { context, ...found }: Found): FitWork {
  const { clock, compute, jobs, newId, softwareVersion } = ports;
  const { signal, principal } = context;
  const { engine, device } = compute.status();
  return {
    ...found,
    fittedAt: new Date(clock.now()).toISOString(),
    command: commandText(command, found.members),
    software: { sentinode: softwareVersion, engine: `${engine} (${device})` },
    skipped: createSkippedList(),
    prepared: { slides: [], patches: [] },
    runSlide: (work) => runAsJob(jobs, { id: newId(), tenant: principal.tenant }, signal, work),
    signal,
  };
}

/** What was asked for, short of the slides' names: their digest says which they were. */
function commandText({ fit, test }: FitEnsembleCommand, members: readonly TakenFolder[]): string {
  const summary = ({ slides, patches }: FitEnsembleCommand['fit']): object => ({
    slides: slides.length,
    ...(patches && { patches: patches.dir }),
  });
  const named = members.map(({ folder: { name, version } }) => `${name}/${version}`);
  return `FitEnsemble ${JSON.stringify({ members: named, fit: summary(fit), ...(test && { test: summary(test) }) })}`;
}
