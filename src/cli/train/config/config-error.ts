import { CliError, type FieldProblem } from '../../errors/cli-error.js';
import { EXIT } from '../../errors/exit-codes.js';

/** All that is wrong with a training request at once; `source` is the file, or the command line. */
export function configError(source: string, problems: readonly FieldProblem[]): CliError {
  const count = problems.length === 1 ? 'one mistake' : `${problems.length} mistakes`;
  return new CliError('CONFIG_INVALID', EXIT.usage, `${source}: ${count}, nothing was started`, undefined, problems);
}
