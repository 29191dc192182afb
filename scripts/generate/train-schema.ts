import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { trainJsonSchema } from '../../src/cli/train/config/train-schema.js';
import type { GenerateStep } from './steps.js';

const OUTPUT = 'examples/train/train.schema.json';

/** The JSON Schema by which editors complete and check training files. */
export const trainSchemaFile: GenerateStep = {
  name: 'training file schema',
  outputs: [OUTPUT],
  async run({ outRoot }) {
    const path = join(outRoot, OUTPUT);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${JSON.stringify(trainJsonSchema(), undefined, 2)}\n`);
  },
};
