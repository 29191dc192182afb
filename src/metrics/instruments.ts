// prom-client's instruments on one registry, and series that are read from elsewhere when a scraper asks.
import { Counter, Gauge, Histogram, type MetricConfiguration, type Registry } from 'prom-client';

export type Labels = Readonly<Record<string, string>>;

/** Labels and value of one series. */
export type Series = readonly [labels: Labels, value: number];

export interface Described {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
}

export interface Instruments {
  counter(what: Described): { inc(labels: Labels, value?: number): void };
  histogram(what: Described, buckets: readonly number[]): { observe(labels: Labels, value: number): void };
  /** Its series are those of the moment: what is told no more is gone. */
  readCounter(what: Described, read: () => Iterable<Series>): void;
  readGauge(what: Described, read: () => Iterable<Series>): void;
}

export function instrumentsOn(registry: Registry): Instruments {
  const config = ({ name, help, labelNames = [] }: Described): MetricConfiguration<string> => ({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
  });
  return {
    counter: (what) => {
      const counter = new Counter(config(what));
      return { inc: (labels, value = 1) => counter.inc(labels, value) };
    },
    histogram: (what, buckets) => {
      const histogram = new Histogram({ ...config(what), buckets: [...buckets] });
      return { observe: (labels, value) => histogram.observe(labels, value) };
    },
    readCounter: (what, read) => {
      const counter: Counter = new Counter({
        ...config(what),
        collect: () => {
          counter.reset();
          for (const [labels, value] of read()) counter.inc(labels, value);
        },
      });
    },
    readGauge: (what, read) => {
      const gauge: Gauge = new Gauge({
        ...config(what),
        collect: () => {
          gauge.reset();
          // Without labels `reset` leaves a series of 0, which nobody told.
          if (what.labelNames === undefined) gauge.remove();
          for (const [labels, value] of read()) gauge.set(labels, value);
        },
      });
    },
  };
}
