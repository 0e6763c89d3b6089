import { programOf, runQuietly } from './programs.mjs';

/** Fewer modules than this, and the cruiser did not see the program: it goes blind in silence when a parser is missing. */
const leastModules = 50;

/** Checks who imports whom (.dependency-cruiser.mjs); `node tools/run.mjs boundaries`. */
export async function main() {
  const command = [...programOf('dependency-cruiser'), '--config', '--output-type', 'json', 'src'];
  const { output } = await runQuietly(command);
  const summary = readSummary(output);
  if (summary === null) {
    console.error(output);
    return 1;
  }
  return report(summary);
}

function readSummary(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)).summary;
  } catch {
    return null;
  }
}

function report({ totalCruised, violations, ruleSetUsed }) {
  if (totalCruised < leastModules) {
    console.error(
      `Only ${totalCruised} modules were seen, so the boundaries were not checked: see .dependency-cruiser.mjs.`,
    );
    return 1;
  }
  const reasons = new Map(ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  for (const { from, to, rule } of violations) {
    console.error(`${from} imports ${to}. ${reasons.get(rule.name)} (${rule.name})`);
  }
  console.log(`${totalCruised} modules, ${violations.length} forbidden imports.`);
  return violations.length === 0 ? 0 : 1;
}
