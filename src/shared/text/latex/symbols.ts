/** Accent commands and the combining marks that they put on a letter. */
export const accents: Readonly<Record<string, string>> = {
  // That of Mathematical Reviews.
  ocirc: '\u030a',
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  h: '\u0309',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
  t: '\u0361',
  G: '\u030f',
  f: '\u0311',
};

/** Commands for letters and signs in text; the first that gives a sign is the one it is written with. */
const inText = `
ss ß|SS ẞ|ae æ|AE Æ|oe œ|OE Œ|aa å|AA Å|o ø|O Ø|l ł|L Ł|dh ð|DH Ð|th þ|TH Þ|dj đ|DJ Đ|ng ŋ|NG Ŋ|i ı|j ȷ|cprime ʹ|ij ĳ|IJ Ĳ
textexclamdown ¡|textquestiondown ¿|S §|textsection §|P ¶|textparagraph ¶|copyright ©|textcopyright ©
textregistered ®|texttrademark ™|pounds £|textsterling £|texteuro €|euro €|textyen ¥|textcent ¢|textcurrency ¤
textdegree °|degree °|textordfeminine ª|textordmasculine º|textonehalf ½|textonequarter ¼|textthreequarters ¾
textonesuperior ¹|texttwosuperior ²|textthreesuperior ³|textpm ±|texttimes ×|textdiv ÷|textperiodcentered ·
textmu µ|textbullet •|textdagger †|dag †|textdaggerdbl ‡|ddag ‡|textellipsis …|dots …|ldots …|guillemotleft «|guillemotright »
flqq «|frqq »|guilsinglleft ‹|guilsinglright ›|flq ‹|frq ›|quotedblbase „|glqq „|quotesinglbase ‚|glq ‚
textquoteleft ‘|textquoteright ’|textquotedblleft “|grqq “|textquotedblright ”|textquotesingle '|textquotedbl "
lq ‘|rq ’|textendash –|textemdash —|textbackslash \\|textasciitilde ~|textasciicircum ^|textunderscore _
textbraceleft {|textbraceright }|lbrace {|rbrace }|textdollar $|textless <|textgreater >|
textasciigrave \`|textasciidieresis ¨|textasciiacute ´|textasciimacron ¯|nobreakspace \u00a0|textnumero №|textbaht ฿
LaTeX LaTeX|LaTeXe LaTeX2e|TeX TeX|BibTeX BibTeX|textvisiblespace ␣|slash /
textrightarrow →|textleftarrow ←|textuparrow ↑|textdownarrow ↓|textminus −|textfractionsolidus ⁄|textlnot ¬|textasteriskcentered *
`;

/** Commands for signs in formulas, which people also use outside of them. */
const inFormulas = `
alpha α|beta β|gamma γ|delta δ|epsilon ϵ|varepsilon ε|zeta ζ|eta η|theta θ|vartheta ϑ|iota ι|kappa κ|lambda λ|mu μ|nu ν
xi ξ|pi π|varpi ϖ|rho ρ|varrho ϱ|sigma σ|varsigma ς|tau τ|upsilon υ|phi ϕ|varphi φ|chi χ|psi ψ|omega ω
Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Upsilon Υ|Phi Φ|Psi Ψ|Omega Ω
leq ≤|le ≤|geq ≥|ge ≥|neq ≠|ne ≠|approx ≈|equiv ≡|sim ∼|simeq ≃|cong ≅|propto ∝|ll ≪|gg ≫|pm ±|mp ∓|times ×|div ÷|cdot ⋅
ast ∗|star ⋆|circ ∘|bullet •|infty ∞|partial ∂|nabla ∇|forall ∀|exists ∃|in ∈|notin ∉|subset ⊂|supset ⊃|subseteq ⊆|supseteq ⊇
cup ∪|cap ∩|emptyset ∅|varnothing ∅|setminus ∖|land ∧|wedge ∧|lor ∨|vee ∨|neg ¬|lnot ¬|oplus ⊕|otimes ⊗|perp ⊥
rightarrow →|to →|leftarrow ←|leftrightarrow ↔|Rightarrow ⇒|Leftarrow ⇐|Leftrightarrow ⇔|mapsto ↦|uparrow ↑|downarrow ↓|rightleftharpoons ⇌
sum ∑|prod ∏|int ∫|surd √|ell ℓ|hbar ℏ|Re ℜ|Im ℑ|aleph ℵ|prime ′|langle ⟨|rangle ⟩|lfloor ⌊|rfloor ⌋|lceil ⌈|rceil ⌉
angle ∠|triangle △|square □|diamond ⋄|clubsuit ♣|diamondsuit ♢|heartsuit ♡|spadesuit ♠|flat ♭|natural ♮|sharp ♯|dagger †|ddagger ‡
cdots ⋯|vdots ⋮|ddots ⋱|top ⊤|vdash ⊢|models ⊨|lesssim ≲|gtrsim ≳|checkmark ✓|backslash \\
`;

/** What the commands for signs stand for, in text and in formulas. */
export const signs: ReadonlyMap<string, string> = new Map([...pairsOf(inFormulas), ...pairsOf(inText)]);

/** Signs that only a formula has a command for. */
export const formulaSigns: ReadonlyMap<string, string> = new Map(pairsOf(inFormulas));

/** The commands that signs are written with where letters beyond ASCII may not stand: whole, in braces. */
export const writtenSigns: ReadonlyMap<string, string> = new Map(
  [
    ...pairsOf(inFormulas).map(([name, sign]) => [sign, `{\\ensuremath{\\${name}}}`] as const),
    ...pairsOf(inText).map(([name, sign]) => [sign, `{\\${name}}`] as const),
  ]
    .toReversed()
    .filter(([sign]) => sign.length > 0 && sign.charCodeAt(0) > 127),
);

/** Letters as superscripts and subscripts, where Unicode has them. */
export const raised = lettersOf('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
export const lowered = lettersOf('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

function pairsOf(table: string): (readonly [name: string, sign: string])[] {
  return table
    .split(/\||\n/)
    .map((pair) => pair.split(' '))
    .filter(([name = '', sign = '']) => name !== '' && sign !== '')
    .map(([name = '', sign = '']) => [name, sign] as const);
}

function lettersOf(plain: string, shifted: string): ReadonlyMap<string, string> {
  const to = [...shifted];
  return new Map([...plain].map((letter, at) => [letter, to[at] ?? letter]));
}
