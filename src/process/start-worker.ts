// Worker threads of our own: one place that knows how to start a module from source (tsx) or from dist.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts the sibling module `specifier` (written with `.js`, as in an import) of `parentUrl` as a worker thread.
 * From source the thread registers tsx itself: Node 20 gives a worker no loaders of its parent.
 */
export function startWorker(parentUrl: string, specifier: string, options: WorkerOptions = {}): Worker {
  if (!parentUrl.endsWith('.ts')) return new Worker(new URL(specifier, parentUrl), options);
  const file = new URL(specifier.replace(/\.js$/, '.ts'), parentUrl).href;
  // The CommonJS build of this entry looks for a file that tsx 4.23 does not ship; the ES module is named outright.
  const tsx = new URL('dist/esm/api/index.mjs', pathToFileURL(createRequire(parentUrl).resolve('tsx/package.json')))
    .href;
  const bootstrap = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}); });`;
  return new Worker(bootstrap, { ...options, eval: true });
}
