// The program `sentinode`: everything it does is a command below cli/.
import { runCli } from './cli/run-cli.js';

// Set, not `process.exit`: what was written to a pipe is still on its way.
process.exitCode = await runCli(process.argv.slice(2), process, process.env);
