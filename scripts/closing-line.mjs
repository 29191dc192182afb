// Prints "N passed, N failed[, N skipped]" from Vitest’s JSON report and exits with 1 unless all is well.
// Usage: node scripts/closing-line.mjs EXIT_STATUS_OF_THE_RUN [REPORT]
import { readFileSync } from 'node:fs';

/** Counts of a report; a file that failed to load ran no test, yet it counts as one failure. */
function count(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function read(file) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const [status = '1', file = '.vitest/report.json'] = process.argv.slice(2);
const { passed, failed, skipped } = read(file);
// A run that ended badly without a failed test (set-up, a crash, an unexplained skip) is one failure.
const failures = failed === 0 && (status !== '0' || passed === 0) ? 1 : failed;
console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failures === 0 ? 0 : 1;
