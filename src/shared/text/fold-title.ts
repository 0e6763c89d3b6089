/**
 * Folds a title so that the same title in different forms (text, HTML, JSON, Markdown, LaTeX) gives
 * the same string: lower-case letters and digits of any script, words apart by one space. Idempotent.
 * A title of nothing but signs folds to `''`, which must not be compared.
 */
export function foldTitle(title: string): string {
  return fold(title.replace(/\\([a-zA-Z]+)\*?/g, latexWord));
}

/** Folds a person's or an organisation's name for comparing: "Lee, Åsa" and "Åsa Lee" give the same. */
export function foldName(name: string): string {
  const comma = name.indexOf(',');
  const turned = comma === -1 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
  return fold(turned);
}

/** Commands that only style their argument go; the others stay as words, as pages show them ("7.3times"). */
function latexWord(_command: string, name: string): string {
  return name.length === 1 || styles.has(name) ? '' : name;
}

const styles = new Set(
  (
    'textbf textit texttt textsc textsf textrm textmd textup textsl text emph em bf it rm tt sc sf mathbf ' +
    'mathrm mathcal mathbb mathit mathsf mathtt mathfrak mathscr boldsymbol bm operatorname ensuremath mbox ' +
    'hbox scriptsize footnotesize small tiny large left right displaystyle protect'
  ).split(' '),
);

/** Unicode letters and signs that LaTeX and plain pages write as words. */
const words = new Map(
  (
    'α:alpha β:beta γ:gamma δ:delta ε:epsilon ζ:zeta η:eta θ:theta ι:iota κ:kappa λ:lambda μ:mu ν:nu ξ:xi ' +
    'π:pi ρ:rho σ:sigma ς:sigma τ:tau υ:upsilon φ:phi χ:chi ψ:psi ω:omega ×:times ∞:infty ß:ss æ:ae œ:oe ' +
    'ø:o đ:d ł:l ı:i ħ:h ŧ:t þ:th ð:d'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(2)] as const),
);

function fold(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // Lowering may compose anew ("İ"), so the marks go afterwards.
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[α-ω×∞ßæœøđłıħŧþð]/g, (sign) => words.get(sign) ?? sign)
      // Signs that stand inside a word in one form and are missing in another: S$^{2}$FT, DPO's, soft hyphens.
      .replace(/[$^_{}\\'’‘`´ʹʼ"“”\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}
