// `sentinode demo`: the sample slide from upload to heat map, on a server of its own.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { withClient, type Connection } from '../connection/with-client.js';
import type { CliContext, ContextOf } from '../context.js';
import { demoAdvice, demoTable } from '../demo/demo-text.js';
import { writeOutputFile } from '../output/write-output-file.js';
import { predictFile } from '../predict/predict-one.js';
import type { PredictionRecord } from '../predict/prediction-record.js';

/** The same distance from src/cli/commands and from dist/cli/commands. */
const SAMPLE_SLIDE = fileURLToPath(new URL('../../../examples/slides/sentinode-sample.tif', import.meta.url));

export function addDemo(program: Command, contextOf: ContextOf): void {
  const command = program
    .command('demo')
    .description('predict the sample slide on a private server; writes a heat map and the result')
    .option('--out <folder>', 'where to', 'demo-out');
  command.action(async ({ out }: { out: string }) => {
    const context = contextOf(command);
    await withClient(context, (connection) => demo(connection, out, context));
    if (!context.output.json) context.output.note(demoAdvice(SAMPLE_SLIDE));
  });
}

async function demo({ client }: Connection, out: string, context: CliContext): Promise<void> {
  const heatmap = join(out, 'heatmap.png');
  const result = join(out, 'result.json');
  const onResult = async (record: PredictionRecord): Promise<void> => {
    await writeOutputFile(result, `${JSON.stringify(record, undefined, 2)}\n`);
    await context.output.result(record, () => demoTable(record));
  };
  await predictFile(client, SAMPLE_SLIDE, { options: {}, files: { heatmap }, onResult }, context);
  context.output.note(`wrote ${heatmap} and ${result}`);
}
