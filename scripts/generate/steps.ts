// The list of generation steps. Each owns its outputs and replaces them whole, so a second run changes nothing.
import { apiDocs } from './api-docs.js';
import { client } from './client.js';
import { configDocs } from './config-docs.js';
import { descriptorSet } from './descriptor-set.js';
import { errorDocs } from './error-docs.js';
import { serverTypes } from './server-types.js';
import { trainSchemaFile } from './train-schema.js';

export interface GenerateContext {
  readonly repoRoot: string;
  /** Where outputs go: the repository itself, or a temporary folder to compare with. */
  readonly outRoot: string;
}

export interface GenerateStep {
  readonly name: string;
  /** Files and folders below the root that this step alone writes. */
  readonly outputs: readonly string[];
  run(context: GenerateContext): Promise<void>;
}

export const GENERATE_STEPS: readonly GenerateStep[] = [
  serverTypes,
  descriptorSet,
  client,
  apiDocs,
  errorDocs,
  configDocs,
  trainSchemaFile,
];

export async function generateAll(context: GenerateContext): Promise<void> {
  for (const step of GENERATE_STEPS) {
    await step.run(context);
    process.stderr.write(`generated ${step.name}: ${step.outputs.join(', ')}\n`);
  }
}
