import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Says at the end of a run what was skipped and why, so that a green run is not mistaken for a whole one. */
export default class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = countByReason(modules);
    if (counts.size === 0) return;
    console.log('\n Skipped');
    for (const [reason, count] of counts) console.log(`   ${count} × ${reason}`);
    console.log('');
  }
}

/** How many tests were skipped, by reason; a test without one takes the reason another test of its file gave. */
export function countByReason(modules: readonly TestModule[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const module of modules) {
    const skipped = [...module.children.allTests('skipped')];
    const shared = skipped.map(reasonOf).find((reason) => reason !== undefined);
    for (const test of skipped) {
      const reason = reasonOf(test) ?? shared ?? `no reason given (${module.relativeModuleId})`;
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return counts;
}

function reasonOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
