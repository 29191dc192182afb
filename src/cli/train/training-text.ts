// The course of a training run for people: a table that grows by a line an epoch.
import type { TrainingEpoch, TrainResponse } from '@sentinode/client';
import { duration, score, seconds } from '../output/format.js';
import type { ProgressView } from '../output/progress-view.js';
import { dataReportText } from './data-report-text.js';

const EPOCH_HEAD = 'epoch    loss     acc   val loss   val acc   val AUC (95 %)          time  for data';

/** The text of an event; undefined for what only moves the bar. */
export function trainingText({ event }: TrainResponse): string | undefined {
  switch (event?.$case) {
    case 'accepted':
      return `run ${event.value.run?.id ?? ''}`;
    case 'dataReport':
      return dataReportText(event.value);
    case 'started': {
      const { parameterCount, device, epochs, stepsPerEpoch, resumedEpochs } = event.value;
      const resumed = resumedEpochs > 0 ? `, ${resumedEpochs} done already` : '';
      return `${parameterCount.toLocaleString('en')} parameters on ${device}: ${epochs} epochs of ${stepsPerEpoch} steps${resumed}\n${EPOCH_HEAD}`;
    }
    case 'epoch':
      return epochLine(event.value);
    case 'warning':
      return `note: ${event.value.message}`;
    case 'finished': {
      const { model } = event.value;
      const version = `${model?.name ?? ''}/${model?.version ?? ''}`;
      return `registered ${version} after ${duration(event.value.seconds)}; \`sentinode models promote ${version}\` serves it`;
    }
    case 'ended':
      return `ended without a model: ${event.value.run?.error?.message ?? ''}`;
    default:
      return undefined;
  }
}

function epochLine(epoch: TrainingEpoch): string {
  const auc = epoch.validationAuc;
  const aucText = auc === undefined ? '' : `${score(auc.value)} (${score(auc.ciLow)}–${score(auc.ciHigh)})`;
  const cells = [
    String(epoch.epoch).padStart(5),
    epoch.trainingLoss.toFixed(4).padStart(7),
    score(epoch.trainingAccuracy).padStart(7),
    epoch.validationLoss.toFixed(4).padStart(10),
    score(epoch.validationAccuracy).padStart(9),
    ` ${aucText.padEnd(21)}`,
    seconds(epoch.seconds).padStart(9),
    waitShare(epoch).padStart(9),
  ];
  return `${cells.join(' ')}${epoch.best ? '  best' : ''}`;
}

/** Share of an epoch in which the trainer waited for data. */
export function waitShare({
  dataWaitSeconds,
  seconds: whole,
}: Pick<TrainingEpoch, 'dataWaitSeconds' | 'seconds'>): string {
  return `${(whole > 0 ? (100 * dataWaitSeconds) / whole : 0).toFixed(1)} %`;
}

/** Moves the bar with every step. */
export function showStep(view: ProgressView): (response: TrainResponse) => void {
  let steps = 0;
  return ({ event }) => {
    if (event?.$case === 'started') steps = event.value.stepsPerEpoch;
    if (event?.$case !== 'step') return;
    const { epoch, step, loss, imagesPerSecond, etaSeconds } = event.value;
    const detail = `loss ${loss.toFixed(4)}, ${imagesPerSecond.toFixed(0)} patches/s, ${seconds(etaSeconds)} left`;
    view.step(`epoch ${epoch}`, step, steps, detail);
  };
}
