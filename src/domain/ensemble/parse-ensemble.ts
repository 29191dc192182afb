import { AppError } from '../errors/app-error.js';
import { fieldsOf, type FieldReader } from '../models/field-reader.js';
import { REDUCED_PRECISIONS } from '../networks/precision.js';
import type {
  EnsembleConstants,
  EnsembleFitRecord,
  EnsembleManifest,
  EnsembleMetric,
  EnsembleVariant,
  FitData,
  ScoreTransform,
} from './ensemble-manifest.js';
import { SHA256_HEX } from '../text/sha256-hex.js';

const MODEL_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;
/** Weights are written with all their digits; this is slack for the sum's last bits. */
const WEIGHT_SUM_TOLERANCE = 1e-6;

/** Reads and checks a parsed `ensemble.json`; throws ENSEMBLE_INVALID naming the field. */
export function parseEnsemble(value: unknown): EnsembleManifest {
  try {
    return readEnsemble(fieldsOf(value, 'ensemble'));
  } catch (error) {
    // The field reader speaks of models; the caller asked for an ensemble.
    if (!(error instanceof AppError) || error.reason === 'ENSEMBLE_INVALID') throw error;
    throw new AppError('ENSEMBLE_INVALID', error.message, { metadata: error.metadata, cause: error });
  }
}

function readEnsemble(root: FieldReader): EnsembleManifest {
  if (root.number('schemaVersion') !== 1) throw invalid('schemaVersion is not 1');
  const members = root.list('members').map((member) => ({
    model: member.matching('model', MODEL_NAME),
    version: member.integer('version', 1),
    weightsDigest: member.matching('weightsDigest', SHA256_HEX),
    ...member.optional('precision', (key) => member.oneOf(key, REDUCED_PRECISIONS)),
  }));
  if (members.length === 0) throw invalid('members are empty');
  if (new Set(members.map((member) => member.model)).size !== members.length)
    throw invalid('members name a model twice');
  const variants = root.object('variants').map((fields, key) => readVariant(fields.object(key), members.length));
  const defaultVariant = root.text('defaultVariant');
  if (!Object.hasOwn(variants, defaultVariant))
    throw invalid(`defaultVariant "${defaultVariant}" is none of the variants`);
  return {
    schemaVersion: 1,
    // The first ensembles had no number of their own.
    version: root.unknown('version') === undefined ? 1 : root.integer('version', 1),
    members,
    patchSizePx: root.integer('patchSizePx', 16),
    mppX: root.positive('mppX'),
    mppY: root.positive('mppY'),
    defaultVariant,
    variants,
    fit: readFit(root.object('fit')),
  };
}

function readVariant(fields: FieldReader, members: number): EnsembleVariant {
  const slideThreshold = fields.number('slideThreshold');
  if (slideThreshold < 0 || slideThreshold > 1) throw invalid('slideThreshold is not between 0 and 1');
  return {
    transform: readTransform(fields),
    slide: readConstants(fields.object('slide'), members),
    patch: readConstants(fields.object('patch'), members),
    slideThreshold,
  };
}

function readTransform(fields: FieldReader): ScoreTransform {
  const transform = fields.text('transform');
  if (transform !== 'identity' && transform !== 'logit')
    throw invalid(`transform "${transform}" is neither identity nor logit`);
  return transform;
}

function readConstants(fields: FieldReader, members: number): EnsembleConstants {
  const constants = fields.list('members').map((member) => ({
    weight: member.number('weight'),
    mean: member.number('mean'),
    standardDeviation: member.positive('standardDeviation'),
  }));
  if (constants.length !== members)
    throw invalid(`a variant has constants of ${constants.length} members, not ${members}`);
  const sum = constants.reduce((all, member) => all + member.weight, 0);
  const areWeights = constants.every((member) => member.weight >= 0) && Math.abs(sum - 1) <= WEIGHT_SUM_TOLERANCE;
  if (!areWeights) throw invalid('weights are negative or do not sum to 1');
  return { members: constants, slope: fields.positive('slope'), intercept: fields.number('intercept') };
}

function readFit(fields: FieldReader): EnsembleFitRecord {
  const has = (key: string): boolean => fields.unknown(key) !== undefined;
  return {
    method: fields.text('method'),
    fittedAt: fields.text('fittedAt'),
    command: has('command') ? fields.text('command') : '',
    software: has('software') ? fields.object('software').map((versions, name) => versions.text(name)) : {},
    slides: readData(fields.object('slides')),
    ...(has('patches') && { patches: readData(fields.object('patches')) }),
    metrics: fields.list('metrics').map(readMetric),
  };
}

function readData(fields: FieldReader): FitData {
  return {
    name: fields.text('name'),
    sha256: fields.matching('sha256', SHA256_HEX),
    positives: fields.integer('positives', 1),
    negatives: fields.integer('negatives', 1),
  };
}

function readMetric(fields: FieldReader): EnsembleMetric {
  return {
    name: fields.text('name'),
    dataset: fields.text('dataset'),
    level: fields.matching('level', /^(slide|patch)$/) === 'slide' ? 'slide' : 'patch',
    scored: fields.text('scored'),
    value: fields.number('value'),
    ciLow: fields.number('ciLow'),
    ciHigh: fields.number('ciHigh'),
    count: fields.integer('count', 1),
  };
}

function invalid(problem: string): AppError {
  return new AppError('ENSEMBLE_INVALID', `ensemble: ${problem}`);
}
