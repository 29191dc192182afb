import type { EnsembleDescription } from '../../app/use-cases.js';
import type { EnsembleManifest, EnsembleMetric, FitData } from '../../domain/ensemble/ensemble-manifest.js';
import type { Ensemble as EnsembleMessage } from '../../gen/sentinode/v1/Ensemble.js';
import type { EnsembleFit as EnsembleFitMessage } from '../../gen/sentinode/v1/EnsembleFit.js';
import type { EnsembleFitData as FitDataMessage } from '../../gen/sentinode/v1/EnsembleFitData.js';
import type { EnsembleMember as EnsembleMemberMessage } from '../../gen/sentinode/v1/EnsembleMember.js';
import type { Metric as MetricMessage } from '../../gen/sentinode/v1/Metric.js';
import { toDigest, toTimestamp } from './common.js';

/** The constants, threshold and metrics of the default variant; all variants are in the JSON. */
export function toEnsemble({ manifest, manifestJson, digest, served }: EnsembleDescription): EnsembleMessage {
  const { defaultVariant } = manifest;
  const others = Object.keys(manifest.variants).filter((name) => name !== defaultVariant);
  return {
    members: toMembers(manifest),
    threshold: manifest.variants[defaultVariant]?.slideThreshold ?? 0,
    variants: [defaultVariant, ...others],
    metrics: toEnsembleMetrics(manifest),
    digest: toDigest(digest),
    manifestJson,
    version: String(manifest.version),
    served,
    fit: toFit(manifest),
  };
}

function toMembers({ members, variants, defaultVariant }: EnsembleManifest): EnsembleMemberMessage[] {
  const constants = variants[defaultVariant]?.slide.members ?? [];
  return members.map(({ model, version, precision = 'float32' }, index) => ({
    model,
    version: String(version),
    ...constants[index],
    precision,
  }));
}

function toEnsembleMetrics({ fit, defaultVariant }: EnsembleManifest): MetricMessage[] {
  return fit.metrics
    .filter(({ scored }) => scored === defaultVariant)
    .map((metric) => ({ ...toMetric(metric), name: `${metric.level}_${metric.name}` }));
}

function toMetric({ name, dataset, value, ciLow, ciHigh, count }: EnsembleMetric): MetricMessage {
  return { name, dataset, value, ciLow, ciHigh, count };
}

function toFit({ fit }: EnsembleManifest): EnsembleFitMessage {
  const { fittedAt, method, command, software, slides, patches, metrics } = fit;
  return {
    // What a release was made by may have written anything here.
    ...(Number.isFinite(Date.parse(fittedAt)) && { fitTime: toTimestamp(Date.parse(fittedAt)) }),
    method,
    command,
    software: { ...software },
    slides: toFitData(slides),
    ...(patches && { patches: toFitData(patches) }),
    metrics: metrics.map((metric) => ({ scored: metric.scored, level: metric.level, metric: toMetric(metric) })),
  };
}

function toFitData({ name, sha256, positives, negatives }: FitData): FitDataMessage {
  return { name, digest: toDigest(sha256), positives, negatives };
}
