import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { environmentVariableOf, flagOf, SETTING_NAMES, SETTINGS, type SettingName } from '../../src/config.js';
import type { GenerateStep } from './steps.js';

const OUTPUT = 'docs/configuration.md';

const INTRODUCTION = `<!-- Generated from src/config/settings.ts by \`npm run generate\`. -->
# Configuration

Every setting can be given as a flag of \`sentinode serve\`, as an environment variable, or in a YAML file named by
\`--config\` or \`SENTINODE_CONFIG\`, whose keys are the names below. A flag beats the environment, the environment the
file, the file the default. What is wrong is refused at start with the place it came from; so is an unknown key in the
file.

Relative paths are relative to the working directory, in the file to the file. Byte counts take units: \`512MiB\`,
\`64GiB\`. Lists of paths in the environment are separated like \`PATH\`, other lists by commas.

`;

/** The page of all settings, from their table. */
export const configDocs: GenerateStep = {
  name: 'settings',
  outputs: [OUTPUT],
  async run({ outRoot }) {
    const path = join(outRoot, OUTPUT);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${INTRODUCTION}${SETTING_NAMES.map(section).join('\n')}`);
  },
};

function section(name: SettingName): string {
  const { default: fallback, placeholder, help } = SETTINGS[name];
  const value = placeholder === undefined ? '' : ` <${placeholder}>`;
  return [
    `## \`${name}\``,
    '',
    help,
    '',
    `- flag: \`${flagOf(name)}${value}\``,
    `- environment: \`${environmentVariableOf(name)}\``,
    `- default: ${defaultText(name, fallback)}`,
    '',
  ].join('\n');
}

function defaultText(name: SettingName, value: (typeof SETTINGS)[SettingName]['default']): string {
  if (name === 'modelsDir') return 'the models that ship with this version';
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'none';
  return `\`${String(value)}\``;
}
