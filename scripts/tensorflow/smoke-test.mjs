// Loads tfjs-node from the prefix and runs one convolution whose answer is known.
// Usage: node smoke-test.mjs PREFIX PACKAGE
import { createRequire } from 'node:module';
import path from 'node:path';
import util from 'node:util';

// tfjs-node 4.22 calls these helpers, which Node 23 removed.
const removedInNode23 = {
  isArray: Array.isArray,
  isNullOrUndefined: (value) => value === null || value === undefined,
};

function restoreUtil() {
  for (const [name, helper] of Object.entries(removedInNode23)) util[name] ??= helper;
}

async function convolve(tf) {
  const image = tf.ones([1, 3, 3, 1]);
  const kernel = tf.ones([3, 3, 1, 1]);
  return Array.from(await tf.conv2d(image, kernel, 1, 'same').data());
}

async function main(prefix, packageName) {
  restoreUtil();
  const require = createRequire(path.resolve(prefix, 'package.json'));
  const tf = require(packageName);
  await tf.ready();
  const backend = tf.getBackend();
  if (backend !== 'tensorflow') throw new Error(`the backend is "${backend}", not "tensorflow"`);
  const expected = [4, 6, 4, 6, 9, 6, 4, 6, 4];
  const actual = await convolve(tf);
  if (actual.join() !== expected.join()) throw new Error(`a convolution gave ${actual.join()}, not ${expected.join()}`);
  const gpu = tf.backend().isUsingGpuDevice === true;
  console.log(
    `libtensorflow ${tf.backend().binding.TF_Version} on ${gpu ? 'a GPU' : 'the CPU'}, Node ${process.versions.node}`,
  );
}

await main(process.argv[2], process.argv[3]);
