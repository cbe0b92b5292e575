// Prints "N passed, N failed" from vitest's JSON report and the exit code of the run. Plain
// JavaScript, because it must work with whatever Node the machine has when nothing else does.
import { readFileSync } from "node:fs";

const [file, exitCode] = process.argv.slice(2);
const { passed, failed } = count(readReport(file));
const unexplained = exitCode !== "0" && failed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed + unexplained} failed`);

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // The run ended before there was a report; its exit code says that it failed.
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

/** A test file that failed by itself counts as one: it could not be loaded, or left something behind. */
function count(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}
