// From a training file and flags to a request: merged, checked, with every mistake at its place.
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { configError } from './config/config-error.js';
import { rootsOf, withAbsolutePaths } from './config/data-paths.js';
import { inconsistencies } from './config/consistency.js';
import { dotted, type Problem } from './config/problem.js';
import type { RawConfig } from './config/raw-value.js';
import { schemaProblems } from './config/schema-problems.js';
import { toTrainRequest, type TrainRequestInput } from './config/to-train-request.js';
import { readTrainFile, type TrainFile } from './config/train-file.js';
import { trainSchema } from './config/train-schema.js';
import { trainFlags } from './flags/train-flags.js';
import type { FieldProblem } from '../errors/cli-error.js';

export interface TrainPlan {
  readonly request: TrainRequestInput;
  /** Folders that a private server must be let read. */
  readonly roots: readonly string[];
  /** Where a field of the request was written: `train.yaml:12:5`, or `--epochs`; undefined: nowhere. */
  placeOf(field: string): string | undefined;
}

export interface TrainInputs {
  readonly file?: string;
  /** As commander parsed them, by attribute name. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * The server sees this machine's disk: relative paths are relative to the file, in flags to the working directory.
   */
  readonly sameDisk: boolean;
}

/** Flags win over the file. Throws CONFIG_INVALID with all mistakes. */
export async function planTrain({ file: path, options, sameDisk }: TrainInputs): Promise<TrainPlan> {
  const file = path === undefined ? undefined : await readTrainFile(path);
  const places = placesOf(file, options);
  const raw = withFlags(rawOf(file, sameDisk), options, sameDisk);
  const checked = trainSchema.safeParse(raw);
  const problems = [...(checked.success ? [] : schemaProblems(raw, checked.error.issues)), ...inconsistencies(raw)];
  if (problems.length > 0 || !checked.success) {
    throw configError(file?.path ?? 'sentinode train', inOrder(problems.map((problem) => located(problem, places))));
  }
  return {
    request: toTrainRequest(checked.data, randomUUID()),
    roots: rootsOf(raw),
    placeOf: (field) => places(field.split('.'), false),
  };
}

type PlaceOf = (path: readonly PropertyKey[], ofKey: boolean) => string | undefined;

function rawOf(file: TrainFile | undefined, sameDisk: boolean): RawConfig {
  if (file === undefined) return {};
  return sameDisk ? withAbsolutePaths(file.content, dirname(file.path)) : file.content;
}

function withFlags(raw: RawConfig, options: TrainInputs['options'], absolute: boolean): RawConfig {
  return trainFlags(absolute).reduce((config, flag) => {
    const value = options[flag.option.attributeName()];
    return value === undefined ? config : flag.apply(config, value);
  }, raw);
}

/** A flag that was given stands for its keys and all below them; everything else stands in the file. */
function placesOf(file: TrainFile | undefined, options: TrainInputs['options']): PlaceOf {
  const given = trainFlags(false).filter(({ option }) => options[option.attributeName()] !== undefined);
  return (path, ofKey) => {
    const field = dotted(path);
    const flag = given.findLast(({ paths }) => paths.some((own) => field === own || field.startsWith(`${own}.`)));
    return flag?.option.long ?? file?.placeOf(path, ofKey);
  };
}

function located({ path, ofKey, text }: Problem, places: PlaceOf): FieldProblem {
  const place = places(path, ofKey);
  const field = dotted(path);
  return { field, description: `${text}${flagFor(field, text)}`, ...(place !== undefined && { place }) };
}

/** What is missing may be given as a flag too. */
function flagFor(field: string, text: string): string {
  if (!text.startsWith('is missing')) return '';
  const flags = trainFlags(false).filter(({ paths }) =>
    paths.some((own) => field === own || field.startsWith(`${own}.`)),
  );
  const names = flags.flatMap(({ option }) => option.long ?? []);
  if (field === 'data') return ' (or --train, --patch-list, --cohort and --mpp)';
  return names.length === 0 ? '' : ` (or ${names.join(', ')})`;
}

/** As they stand in the file, each once. */
function inOrder(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ field, description }) => {
      const key = `${field}\n${description}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((problem) => ({ problem, at: /:(?<line>\d+):(?<column>\d+)$/.exec(problem.place ?? '')?.groups }))
    .sort(
      (a, b) => numbered(a.at, 'line') - numbered(b.at, 'line') || numbered(a.at, 'column') - numbered(b.at, 'column'),
    )
    .map(({ problem }) => problem);
}

function numbered(at: Readonly<Record<string, string>> | undefined, part: string): number {
  return Number(at?.[part] ?? 0);
}
