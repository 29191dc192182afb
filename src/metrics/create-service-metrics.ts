// The metrics port on prom-client: what the service counts, and one page of text with it and with what its children
// report.
import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client';
import type { EngineStatus } from '../ports/compute-host.js';
import type { MetricsPage, MetricsReport, ProcessVitals, ServiceMetrics } from '../ports/metrics.js';
import type { ServiceState } from '../ports/service-state.js';
import { instrumentsOn, type Instruments } from './instruments.js';
import { callMetrics } from './service/call-metrics.js';
import { inferenceMetrics } from './service/inference-metrics.js';
import { processMetrics, type VitalsByProcess } from './service/process-metrics.js';
import { stateMetrics } from './service/state-metrics.js';
import { workMetrics } from './service/work-metrics.js';
import { watchVitals } from '../process/watch-vitals.js';

/** What a page is made of beside what was counted. */
export interface WatchedService {
  readonly softwareVersion: string;
  readonly state: () => ServiceState;
  readonly engine: () => EngineStatus;
  /** What the compute child has measured; may reject. */
  readonly compute: (signal: AbortSignal) => Promise<MetricsReport>;
}

export interface ServiceMeter {
  readonly metrics: ServiceMetrics;
  /** To be called once. */
  watch(service: WatchedService): MetricsPage;
}

/** A scraper waits ten seconds by default; a child that is silent for longer than this is told of as it last was. */
const CHILD_ANSWER_MS = 2_000;

export function createServiceMetrics(): ServiceMeter {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const instruments = instrumentsOn(registry);
  const vitals = watchVitals();
  let training: ProcessVitals | undefined;
  return {
    metrics: {
      ...callMetrics(instruments),
      ...workMetrics(instruments),
      trainingVitals: (next) => (training = next),
    },
    watch: (service) => {
      const child = followChild(service.compute);
      // Both once a page: reading the vitals begins them anew, and all numbers of a page are of one moment.
      let moment: { readonly state: ServiceState; readonly vitals: VitalsByProcess } | undefined;
      const now = (): NonNullable<typeof moment> => (moment ??= { state: service.state(), vitals: new Map() });
      buildInfo(instruments, service);
      inferenceMetrics(instruments, () => now().state);
      stateMetrics(instruments, () => now().state);
      processMetrics(instruments, () => now().vitals);
      instruments.readGauge(
        { name: 'sentinode_compute_answered', help: '1 when the compute child answered to this scrape.' },
        () => [[{}, child.answered() ? 1 : 0]],
      );
      return {
        contentType: Registry.PROMETHEUS_CONTENT_TYPE,
        text: async () => {
          const report = await child.ask();
          moment = { state: service.state(), vitals: byProcess(vitals(), report?.vitals, training) };
          return `${await registry.metrics()}${await seriesText(report)}`;
        },
      };
    },
  };
}

function buildInfo({ readGauge }: Instruments, { softwareVersion, engine }: WatchedService): void {
  readGauge(
    {
      name: 'sentinode_build_info',
      help: 'Always 1; what runs here.',
      labelNames: ['version', 'node', 'engine', 'device'],
    },
    () => {
      const { engine: id, device } = engine();
      return [[{ version: softwareVersion, node: process.version, engine: id, device }, 1]];
    },
  );
}

interface FollowedChild {
  /** Its last report where it does not answer in time; undefined before the first. */
  ask(): Promise<MetricsReport | undefined>;
  answered(): boolean;
}

function followChild(report: WatchedService['compute']): FollowedChild {
  let last: MetricsReport | undefined;
  let answered = false;
  return {
    answered: () => answered,
    ask: async () => {
      const next = await report(AbortSignal.timeout(CHILD_ANSWER_MS)).catch(() => undefined);
      answered = next !== undefined;
      return (last = next ?? last);
    },
  };
}

function byProcess(
  service: ProcessVitals,
  compute: ProcessVitals | undefined,
  training: ProcessVitals | undefined,
): VitalsByProcess {
  const all = { service, compute, training };
  return new Map(
    Object.entries(all).flatMap(([name, vitals]) => (vitals === undefined ? [] : [[name, vitals] as const])),
  );
}

/** The child's series, whose names are its own alone. */
async function seriesText(report: MetricsReport | undefined): Promise<string> {
  if (report === undefined) return '';
  // prom-client reads back what its own registries wrote; of one process nothing is added up.
  return `\n${await AggregatorRegistry.aggregate([report.series]).metrics()}`;
}
