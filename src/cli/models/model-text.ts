// Versions as people read them: a table of all, and all that is known of one.
import { ModelState, type Model } from '@sentinode/client';
import { fields } from '../output/format.js';
import { enumName } from '../output/plain-record.js';
import { table } from '../output/table.js';
import { metricText } from './metric-text.js';
import { reductionFields } from './reduction-text.js';

export function modelTable(models: readonly Model[]): string {
  if (models.length === 0) return 'no models';
  const rows = models.map((model) => [
    `${model.name}/${model.version}`,
    enumName('state', model.state),
    model.architecture,
    model.parameterCount.toLocaleString('en'),
    model.precision,
    aucOf(model, 'test'),
  ]);
  const refused = models.filter(({ state }) => state === ModelState.FAILED);
  const reasons = refused.map(({ name, version, stateReason }) => `${name}/${version}: ${stateReason}`);
  return [table(['model', 'state', 'network', 'parameters', 'precision', 'test AUC'], rows), ...reasons].join('\n');
}

export function modelText(model: Model): string {
  const { spacing, trainingData: data } = model;
  return `${model.name}/${model.version}\n${fields([
    ['state', stateText(model)],
    ['network', `${model.architecture}, ${model.parameterCount.toLocaleString('en')} parameters`],
    ['weights', Buffer.from(model.weightsDigest).toString('hex')],
    ['patches', `${model.patchSizePx} px at ${spacing?.mppX ?? '?'} µm/px, centre ${model.centreSizePx} px`],
    ['aggregation', model.aggregation],
    ['precision', model.precision],
    ...reductionFields(model),
    [
      'trained on',
      data === undefined
        ? 'unknown'
        : `${data.source} (${data.licence}): ${data.tumourPatches} + ${data.normalPatches} patches`,
    ],
    ['calibration', calibrationText(model)],
    ['card', model.hasCard ? `sentinode models card ${model.name}/${model.version}` : 'none'],
    ...model.metrics.map((metric): [string, string] => [`${metric.name}, ${metric.dataset}`, metricText(metric)]),
  ])}`;
}

function calibrationText({ calibration }: Model): string {
  if (calibration === undefined) return 'none';
  const { slope, intercept, fittedOn } = calibration;
  return `slope ${slope.toFixed(3)}, intercept ${intercept.toFixed(3)}, fitted on ${fittedOn}`;
}

function stateText({ state, stateReason }: Model): string {
  const name = enumName('state', state);
  return state === ModelState.FAILED ? `${name}: ${stateReason}` : name;
}

function aucOf({ metrics }: Model, dataset: string): string {
  const auc = metrics.find((metric) => metric.name === 'auc' && metric.dataset === dataset);
  return auc === undefined ? '' : metricText(auc);
}
