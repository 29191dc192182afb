import { Command, Option } from 'commander';
import type { ContextOf } from './context.js';
import { addDemo } from './commands/demo.js';
import { addDoctor } from './commands/doctor.js';
import { addEvaluate } from './commands/evaluate.js';
import { addHealth } from './commands/health.js';
import { addModels } from './commands/models.js';
import { addPredict } from './commands/predict.js';
import { addRuns } from './commands/runs.js';
import { addScore } from './commands/score.js';
import { addServe } from './commands/serve.js';
import { addSlides } from './commands/slides.js';
import { addTrain } from './commands/train.js';
import { addVersion } from './commands/version.js';
import { EXIT_CODE_HELP } from './errors/exit-codes.js';
import type { TextStream } from './output/output.js';
import { packageVersion } from '../process/package-version.js';

/** Where help goes: to stdout when it was asked for. */
export interface HelpStreams {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}

/** All commands; nothing runs before `parseAsync`. Commands inherit how errors and help are shown. */
export function buildProgram(contextOf: ContextOf, streams: HelpStreams): Command {
  const program = new Command('sentinode')
    .description('Find breast-cancer metastasis in lymph-node whole-slide images. Research use only.')
    .version(packageVersion(), '-V, --version', 'say which version this is')
    .exitOverride()
    // Errors are told once, by run-cli, as text or as JSON.
    .configureOutput({
      outputError: () => undefined,
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    })
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .addHelpText('after', exitCodes());
  addGlobalOptions(program);
  const commands = [
    addServe,
    addPredict,
    addScore,
    addTrain,
    addEvaluate,
    addRuns,
    addModels,
    addSlides,
    addDoctor,
    addHealth,
    addDemo,
    addVersion,
  ];
  for (const add of commands) add(program, contextOf);
  return program;
}

function addGlobalOptions(program: Command): void {
  program
    .option(
      '--server <host:port>',
      'server to talk to (SENTINODE_SERVER); without it a private one is started for the call',
    )
    .option('--tls', 'talk to it over TLS')
    .option(
      '--tls-ca <file>',
      'PEM of the authority to trust; turns TLS on (serve: of the authority whose clients are let in)',
    )
    .option('--client-cert <file>', 'PEM certificate to show it, with --client-key')
    .option('--client-key <file>', 'PEM key of that certificate')
    .addOption(new Option('--token <token>', 'bearer token for it').env('SENTINODE_TOKEN'))
    .option('--engine <name>', 'engine of a server that is started here: auto, onnx, tensorflow or wasm')
    .option('--models-dir <folder>', 'models of a server that is started here')
    .option('--data-dir <folder>', 'data of a server that is started here; kept afterwards (serve: data unless given)')
    .option('--json', 'results and errors as one JSON object a line on stdout')
    .option('-q, --quiet', 'no progress')
    .option('-v, --verbose', 'show the log of a server that is started here');
}

function exitCodes(): string {
  const lines = Object.entries(EXIT_CODE_HELP).map(([code, text]) => `  ${code}  ${text}`);
  return `\nExit codes:\n${lines.join('\n')}`;
}
