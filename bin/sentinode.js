#!/usr/bin/env node
// Starts the built program; from a fresh clone it says how to build it.
import { existsSync } from 'node:fs';
import { URL } from 'node:url';

const main = new URL('../dist/main.js', import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  console.error('sentinode is not built yet: run `npm run build` in the clone (or `make setup`, which installs first)');
  process.exitCode = 1;
}
