import { existsSync, readFileSync } from 'node:fs';

/**
 * Prints "N passed, N failed" from vitest's JSON report and ends with 1 when anything failed. A step of .ci/run that
 * broke counts as a failure too, unless it is the test run, whose failures the report already counts.
 */
const [reportPath, brokenSteps] = process.argv.slice(2);
const report = existsSync(reportPath) ? JSON.parse(readFileSync(reportPath, 'utf8')) : null;

const passed = report?.numPassedTests ?? 0;
const testFailures = report ? failuresIn(report) : 0;
const broken = Number(brokenSteps);
const failed = testFailures > 0 ? testFailures + broken - 1 : broken;

if (report?.numPendingTests > 0) console.log(`(${report.numPendingTests} skipped)`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Failed tests, and files that failed before any of their tests could. */
function failuresIn({ numFailedTests, testResults }) {
  const fileFailures = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return numFailedTests + fileFailures.length;
}
