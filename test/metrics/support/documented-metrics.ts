// What docs/metrics.md, the dashboard and the alerts say there is.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface Documented {
  readonly type: string;
  readonly labels: readonly string[];
}

const read = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

/** The rows of the tables of docs/metrics.md. */
export async function documentedMetrics(): Promise<ReadonlyMap<string, Documented>> {
  const rows = (await read('docs/metrics.md')).matchAll(/^\| `([a-z_]+)` \| (counter|gauge|histogram) \| ([^|]*)\|/gm);
  return new Map(
    [...rows].map(([, name = '', type = '', labels = '']) => [
      name,
      { type, labels: [...labels.matchAll(/`([a-z_]+)`/g)].map(([, label = '']) => label) },
    ]),
  );
}

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

/** Title and expression of each query. */
export async function dashboardQueries(): Promise<readonly (readonly [title: string, query: string])[]> {
  const { panels } = JSON.parse(await read('deploy/grafana/sentinode.json')) as { panels: readonly Panel[] };
  return panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const));
}

interface RuleFile {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
}

export async function alertQueries(): Promise<readonly (readonly [title: string, query: string])[]> {
  const { groups } = parse(await read('deploy/prometheus/alerts.yml')) as RuleFile;
  return groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => [alert, expr] as const));
}

export interface Selector {
  /** As the scraper knows it: a histogram without `_bucket`, `_sum` or `_count`. */
  readonly name: string;
  readonly labels: readonly string[];
}

/** Each metric of ours that a query asks for, with the labels that it picks by or groups by. */
export function selectorsOf(query: string, known: ReadonlySet<string>): readonly Selector[] {
  const grouped = [...query.matchAll(/\b(?:by|without) \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/, */));
  return [...query.matchAll(/\b((?:sentinode|nv|grpc|http|process|nodejs)_[a-z_]+)(?:\{([^}]*)\})?/g)]
    .filter(([, name = '']) => !grouped.includes(name) && !/^(grpc|http)_(method|status|route|response)/.test(name))
    .map(([, name = '', matchers = '']) => ({
      name: known.has(name) ? name : name.replace(/_(bucket|sum|count)$/, ''),
      labels: [...[...matchers.matchAll(/([a-z_]+)(?:=~?|!~?)/g)].map(([, label = '']) => label), ...grouped],
    }));
}
