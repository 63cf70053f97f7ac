import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What a run of the unit tests leaves behind for `npm test`. */
export interface UnitReport {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string | undefined }[];
}

/** A vitest reporter that writes a UnitReport to the file named by ENTRE_UNIT_REPORT. */
export default class UnitReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env.ENTRE_UNIT_REPORT;
    if (file) writeFileSync(file, JSON.stringify(summarize(modules, unhandledErrors.length)));
  }
}

/** A file that does not load or a failing hook counts as a failure, and so does every error outside of a test. */
function summarize(modules: readonly TestModule[], unhandled: number): UnitReport {
  const report: UnitReport = { passed: 0, failed: unhandled, skipped: [] };
  for (const module of modules) {
    report.failed += module.errors().length;
    for (const suite of module.children.allSuites()) report.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') report.passed += 1;
      else if (result.state === 'failed') report.failed += 1;
      else {
        const reason = result.state === 'skipped' ? result.note : undefined;
        report.skipped.push({ name: `${module.relativeModuleId} > ${test.fullName}`, reason });
      }
    }
  }
  return report;
}
