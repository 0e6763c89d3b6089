/**
 * The ORCID that a text spells, bare or as an address of orcid.org, or `null`. Its last character checks the
 * others (ISO 7064, MOD 11-2), so that a slip is no other person.
 */
export function canonicalOrcid(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 100) return null;
  const found = /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/i.exec(
    trimmed,
  )?.[1];
  const orcid = found?.toUpperCase();
  return orcid !== undefined && checkOf(orcid) === orcid.at(-1) ? orcid : null;
}

function checkOf(orcid: string): string {
  const digits = orcid.replaceAll('-', '').slice(0, -1);
  const total = [...digits].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
