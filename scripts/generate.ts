// `npm run generate`: writes everything that is derived from the protos and the settings.
// `npm run generate -- --out DIR` writes the same tree below DIR, for the test that compares.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateAll } from './generate/steps.js';

const repoRoot = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: repoRoot } } });

await generateAll({ repoRoot, outRoot: values.out });
