import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalOrcid } from '#shared/domain/orcid.ts';

it.each([
  ['0000-0002-1825-0097', '0000-0002-1825-0097'],
  [' https://orcid.org/0000-0001-5109-3700 ', '0000-0001-5109-3700'],
  ['http://www.orcid.org/0000-0002-1694-233x/', '0000-0002-1694-233X'],
  ['0000-0002-1825-0098', null],
  ['0000-0002-1825-009X', null],
  ['0000000218250097', null],
  ['see 0000-0002-1825-0097', null],
  ['https://example.org/0000-0002-1825-0097', null],
  ['', null],
])('%s spells %s', (text, orcid) => {
  expect(canonicalOrcid(text)).toBe(orcid);
});

it('one digit that is wrong is found, whichever it is', () => {
  const orcid = '0000-0002-1825-0097';
  const digits = [...orcid].flatMap((character, at) => (character === '-' ? [] : [at]));

  fc.assert(
    fc.property(fc.constantFrom(...digits), fc.nat(9), (at, digit) => {
      fc.pre(orcid[at] !== String(digit));
      expect(canonicalOrcid(orcid.slice(0, at) + digit + orcid.slice(at + 1))).toBeNull();
    }),
  );
});
