/**
 * The ISBN that a text spells, as thirteen digits, or `null`: ten digits are written as thirteen, so that both
 * forms name one book. The last digit checks the others, so that a slip is no other book.
 */
export function canonicalIsbn(text: string): string | null {
  const digits = text.replace(/^\s*isbn(?:-1[03])?\s*:?/i, '').replace(/[\s\u2010-\u2015-]/g, '');
  if (/^97[89]\d{10}$/.test(digits)) return checkOf(digits.slice(0, 12)) === digits.at(-1) ? digits : null;
  if (!/^\d{9}[\dX]$/i.test(digits) || !isTen(digits.toUpperCase())) return null;
  const first = `978${digits.slice(0, 9)}`;
  return first + checkOf(first);
}

/** Whether the weighted sum of ten digits is a multiple of eleven, where X stands for ten. */
function isTen(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, at) => total + (10 - at) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
  return sum % 11 === 0;
}

function checkOf(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
