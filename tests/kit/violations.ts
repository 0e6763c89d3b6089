import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { sourceOf } from './page.ts';

const axeSource = sourceOf('axe-core/axe.min.js');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Not sure enough for others, and right for us: who speaks to the machine says what stands there. */
const trialRules = { 'label-content-name-mismatch': { enabled: true } };

const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * The broken rules of what is on the page now, each with the elements that break it: all rules in the
 * light theme, and in the dark one those that colours can break.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  // Run by the debugger, so that the page's policy need not admit it.
  await page.evaluate(`if (!window.axe) { ${axeSource} }`);
  const broken: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    const options: axe.RunOptions =
      theme === 'light'
        ? { runOnly: { type: 'tag', values: wcag }, rules: trialRules }
        : { runOnly: { type: 'rule', values: colourRules } };
    const { violations } = await page.evaluate(
      // axe-core puts itself there.
      (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, given),
      options,
    );
    for (const { id, nodes } of violations)
      broken.push(
        ...nodes.map((node) => `${theme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
      );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return broken;
}
