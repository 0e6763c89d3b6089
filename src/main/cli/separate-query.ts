/** The commands that take a query, and their options that take a value. */
const commands: Readonly<Record<string, readonly string[]>> = {
  search: ['--limit', '--offset', '--saved', '--sort', '--view'],
  export: ['--format', '--output'],
};
/** Options without a value. */
const without = new Set(['--json', '--help', '-h']);

/**
 * Lets a query begin with a minus (`carrel search -survey`): what is no option of the command is a
 * word, and goes behind `--`. The arguments of other commands stay as they are.
 */
export function separateQuery(args: readonly string[]): string[] {
  // The first word that is neither an option nor the value of one names the command.
  const place = args.findIndex((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--library');
  const ofCommand = commands[args[place] ?? ''];
  if (ofCommand === undefined) return [...args];
  const withValue = new Set(['--library', ...ofCommand]);
  const options: string[] = [];
  const words: string[] = [];
  for (let index = place + 1; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') {
      words.push(...args.slice(index + 1));
      break;
    }
    const [name = ''] = arg.split('=');
    if (without.has(arg) || (arg !== name && withValue.has(name))) options.push(arg);
    else if (withValue.has(arg)) options.push(...args.slice(index, (index += 1) + 1));
    else words.push(arg);
  }
  return [...args.slice(0, place + 1), ...options, '--', ...words];
}
