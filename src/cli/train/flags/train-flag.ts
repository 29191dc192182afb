import { Option } from 'commander';
import { parseInteger, parseNumber } from '../../inputs/parse-options.js';
import { withValueAt, type RawConfig } from '../config/raw-value.js';

/** A flag of `train`, and what it writes over the training file. */
export interface TrainFlag {
  readonly option: Option;
  /** Where in the file the same stands, for messages: dotted paths. */
  readonly paths: readonly string[];
  /** The request with the flag's value in it. */
  apply(config: RawConfig, value: unknown): RawConfig;
}

/** A flag that sets one key of the file. */
export function keyFlag(option: Option, path: string): TrainFlag {
  return { option, paths: [path], apply: (config, value) => withValueAt(config, path.split('.'), value) };
}

export function wholeOption(flags: string, help: string, min: number, max: number): Option {
  return new Option(flags, help).argParser(parseInteger(min, max));
}

export function numberOption(flags: string, help: string, max: number): Option {
  return new Option(flags, help).argParser(parseNumber(0, max));
}

export function nameOption(flags: string, help: string, choices: readonly string[]): Option {
  return new Option(flags, help).choices(choices);
}
