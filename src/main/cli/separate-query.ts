/** Options of `carrel search` that take a value, and those that do not. */
const withValue = new Set(['--library', '--limit', '--offset', '--saved', '--sort', '--view']);
const without = new Set(['--json', '--help', '-h']);

/**
 * Lets a query begin with a minus (`carrel search -survey`): what is no option of `search` is a
 * word, and goes behind `--`. The arguments of other commands stay as they are.
 */
export function separateQuery(args: readonly string[]): string[] {
  const place = args.findIndex((arg, index) => arg === 'search' && !withValue.has(args[index - 1] ?? ''));
  if (place === -1 || args.slice(0, place).some((arg, index) => isOperand(args, arg, index)))
    return [...args];
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

function isOperand(args: readonly string[], arg: string, index: number): boolean {
  return !arg.startsWith('-') && !withValue.has(args[index - 1] ?? '');
}
