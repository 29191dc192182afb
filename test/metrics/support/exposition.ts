// Prometheus' text format, as far as the tests look into it.

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Exposition {
  /** Name and type of each metric. */
  readonly types: ReadonlyMap<string, string>;
  /** Series of this name, such as `x_bucket`, whose labels hold these. */
  samples(name: string, labels?: Readonly<Record<string, string>>): readonly Sample[];
  /** The sum of their values; undefined without any. */
  value(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
}

export function parseExposition(text: string): Exposition {
  const types = new Map<string, string>();
  const series = new Map<string, Sample[]>();
  for (const line of text.split('\n')) {
    const [, typed, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) types.set(typed, type);
    const [, name = '', labels = '', value = ''] = /^([a-z_A-Z0-9]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name !== '')
      series.set(name, [...(series.get(name) ?? []), { labels: labelsOf(labels), value: Number(value) }]);
  }
  const samples: Exposition['samples'] = (name, wanted = {}) =>
    (series.get(name) ?? []).filter(({ labels }) =>
      Object.entries(wanted).every(([label, value]) => labels[label] === value),
    );
  return {
    types,
    samples,
    value: (name, labels) => {
      const found = samples(name, labels);
      return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
    },
  };
}

function labelsOf(text: string): Record<string, string> {
  const pairs = text.matchAll(/([a-zA-Z_]+)="((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, value]));
}
