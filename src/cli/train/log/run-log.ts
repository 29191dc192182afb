// `--log-dir`: a run's curves as `steps.csv`, `epochs.csv` and a TensorBoard event file, taken up where they ended.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainResponse } from '@sentinode/client';
import { usageError } from '../../errors/cli-error.js';
import { openCsvFile, type CsvFile } from './csv-file.js';
import { EPOCH_COLUMNS, epochRow } from './epoch-row.js';
import { epochScalars, stepScalars } from './scalars.js';
import { STEP_COLUMNS, stepRows } from './step-rows.js';
import { createTensorboardFile, type TensorboardFile } from './tensorboard-file.js';

export interface RunLog {
  /** Writes what an event adds; an event that is there already adds nothing. Events come from the run's first on. */
  record(response: TrainResponse): Promise<void>;
}

interface Files {
  readonly steps: CsvFile<(typeof STEP_COLUMNS)[number]>;
  readonly epochs: CsvFile<(typeof EPOCH_COLUMNS)[number]>;
  /** Made with the first point, so that a run that never began leaves no empty file. */
  board(): Promise<TensorboardFile>;
}

/** Where the log stands. */
interface LogState {
  sequence: number;
  globalStep: number;
  stepsPerEpoch: number;
}

/** `runId`: the run whose log it is; left out for a run that begins. Throws USAGE when another run's log is there. */
export async function openRunLog(folder: string, runId?: string): Promise<RunLog> {
  await mkdir(folder, { recursive: true });
  const steps = await openCsvFile(join(folder, 'steps.csv'), STEP_COLUMNS);
  const epochs = await openCsvFile(join(folder, 'epochs.csv'), EPOCH_COLUMNS);
  if (steps === undefined || epochs === undefined) {
    throw usageError(`--log-dir: ${folder} holds a steps.csv or epochs.csv of another kind; name another folder`);
  }
  const rows = [steps.last, epochs.last].filter((row) => row !== undefined);
  const other = rows.find((row) => row.run_id !== runId);
  if (other !== undefined) {
    throw usageError(`--log-dir: ${folder} holds the log of run ${other.run_id}; name another folder for another run`);
  }
  const state = {
    sequence: Math.max(0, ...rows.map(({ sequence }) => Number(sequence))),
    globalStep: Number(steps.last?.global_step ?? 0),
    stepsPerEpoch: 0,
  };
  let board: Promise<TensorboardFile> | undefined;
  const files = { steps, epochs, board: () => (board ??= createTensorboardFile(folder)) };
  return { record: (response) => record(files, state, response) };
}

async function record(files: Files, state: LogState, { event, runId, sequence }: TrainResponse): Promise<void> {
  if (event?.$case === 'started') state.stepsPerEpoch = event.value.stepsPerEpoch;
  if (sequence <= state.sequence || state.stepsPerEpoch === 0) return;
  const origin = { run_id: runId, sequence };
  if (event?.$case === 'step') {
    const rows = stepRows(event.value, state.stepsPerEpoch);
    await goBackTo(files, state, rows[0]?.global_step ?? Infinity);
    await files.steps.append(rows.map((row) => ({ ...origin, ...row })));
    await (await files.board()).append(rows.map(stepScalars));
    state.globalStep = rows.at(-1)?.global_step ?? state.globalStep;
  } else if (event?.$case === 'epoch') {
    const row = epochRow(event.value, state.stepsPerEpoch);
    await files.epochs.append([{ ...origin, ...row }]);
    await (await files.board()).append([epochScalars(row)]);
  } else return;
  state.sequence = sequence;
}

/** A run that was killed does the steps since its last checkpoint again: their first rows give way. */
async function goBackTo({ steps, epochs, board }: Files, state: LogState, step: number): Promise<void> {
  if (step > state.globalStep) return;
  const isBefore = (row: { readonly global_step: string }): boolean => Number(row.global_step) < step;
  await steps.keep(isBefore);
  await epochs.keep(isBefore);
  await (await board()).restartAt(step);
}
