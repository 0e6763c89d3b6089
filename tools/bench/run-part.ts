import { writeFileSync } from 'node:fs';
import type { Part, PartWish } from './parts/part.ts';

// The entry of one part's process: `node run-part.ts <part> <wish as JSON> <file for the outcome>`.
const [name = '', wish = '', outcome = ''] = process.argv.slice(2);
// Both files are this tool's own.
const { measure } = (await import(`./parts/${name}.ts`)) as { readonly measure: Part };
let kept: { readonly value: unknown } | { readonly reason: string };
try {
  kept = { value: await measure(JSON.parse(wish) as PartWish) };
} catch (error) {
  console.error(error);
  kept = { reason: error instanceof Error ? error.message : String(error) };
}
writeFileSync(outcome, JSON.stringify(kept));
process.exit(0);
