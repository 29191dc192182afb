import type { ProcessVitals } from '../../ports/metrics.js';
import type { Described, Instruments, Series } from '../instruments.js';

/** Vitals by process: `service`, and `compute` and `training` while there is one. */
export type VitalsByProcess = ReadonlyMap<string, ProcessVitals>;

const PROCESS = ['process'];

/** How our processes are, side by side. */
export function processMetrics({ readGauge, readCounter }: Instruments, vitals: () => VitalsByProcess): void {
  const each = (read: (one: ProcessVitals) => number) => (): readonly Series[] =>
    [...vitals()].map(([process, one]) => [{ process }, read(one)]);
  const memory: Described = {
    name: 'sentinode_process_resident_bytes',
    help: 'Memory that a process of the service holds.',
    labelNames: PROCESS,
  };
  const heap: Described = {
    name: 'sentinode_process_heap_used_bytes',
    help: 'Of it: objects of JavaScript.',
    labelNames: PROCESS,
  };
  const cpu: Described = {
    name: 'sentinode_process_cpu_seconds_total',
    help: 'Processor time that it has used.',
    labelNames: PROCESS,
  };
  const delay: Described = {
    name: 'sentinode_event_loop_delay_seconds',
    help: 'How late its timers were since the scrape before; median, p99 and max.',
    labelNames: ['process', 'stat'],
  };
  readGauge(
    memory,
    each(({ residentBytes }) => residentBytes),
  );
  readGauge(
    heap,
    each(({ heapUsedBytes }) => heapUsedBytes),
  );
  readCounter(
    cpu,
    each(({ cpuSeconds }) => cpuSeconds),
  );
  readGauge(delay, () => [...vitals()].flatMap(([process, one]) => delaysOf(process, one)));
}

function delaysOf(process: string, { loopDelay: { median, p99, max } }: ProcessVitals): readonly Series[] {
  return [
    [{ process, stat: 'median' }, median],
    [{ process, stat: 'p99' }, p99],
    [{ process, stat: 'max' }, max],
  ];
}
