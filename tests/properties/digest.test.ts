import fc from 'fast-check';
import createMarkdown from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { makeDigest } from '#shared/digest/make-digest.ts';
import { dayPeriod } from '#shared/digest/period.ts';
import { writeHtml } from '#shared/digest/write-html.ts';
import { writeMarkdown } from '#shared/digest/write-markdown.ts';
import { plainText } from '#shared/text/plain-text.ts';
import { aPaper } from '../unit/search/search-kit.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<script>alert(1)</script>',
          '<img src=x onerror=alert(1)>',
          '](javascript:alert(1))',
          '`',
          '```',
        ],
        ...[
          '**',
          '_',
          '# ',
          '- ',
          '1. ',
          '> ',
          '    ',
          '\n',
          '\n\n',
          '\\',
          '&lt;',
          '&#60;',
          '<!--',
          ']]>',
          '|',
        ],
        ...[
          'https://evil.example/',
          'www.evil.example',
          'mailto:a@b.example',
          '$x$',
          '~~',
          '[^1]',
          '![x](y)',
        ],
        ...[
          '\u202E',
          '\u2066',
          '\u200F',
          '\u0000',
          '\u001B[31m',
          '"',
          "'",
          '=',
          '===',
          '---',
          '{{',
          'word',
          ' ',
        ],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

function digestWith(texts: { title: string; author: string; organization: string; doi: string }) {
  const paper = aPaper({
    id: 1,
    title: texts.title,
    authors: texts.author === '' ? [] : [texts.author],
    organization: texts.organization,
    identifiers: { doi: `10.1/${texts.doi}` },
    status: 'undecided',
    appearances: [
      { source: 'arxiv', kind: 'daily', listedOn: null, rank: null, upvotes: null, comments: null },
    ],
    returned: [{ kind: 'version', sentence: texts.author || 'New', at: '2026-07-01T06:00:00.000Z' }],
  });
  const facts = {
    sources: [{ id: 1, key: 'arxiv', name: texts.organization }],
    ledger: [{ source: 1, day: '2026-07-01', sentence: texts.title }],
    watches: [],
    byInterest: null,
  };
  return makeDigest([paper], facts, { period: dayPeriod('2026-07-01'), timeZone: 'UTC', limit: 5 });
}

const texts = fc.record({ title: hostile, author: hostile, organization: hostile, doi: hostile });

describe('a digest of hostile texts', () => {
  it('has in HTML only the elements and attributes of its own', () => {
    fc.assert(
      fc.property(texts, (given) => {
        const html = writeHtml(digestWith(given));

        for (const [tag] of html.matchAll(/<[^>]*>/g)) {
          expect(tag).toMatch(
            /^<(?:!doctype html|html lang="en"|meta [a-z-]+="[a-z0-9=, -]+"(?: content="width=device-width")?|\/?(?:head|title|bdi|strong|br)|(?:body|div|h1|h2|p|ul|li|span) style="[^"<>]*"|a href="https:\/\/doi\.org\/[^"<>\s]*" rel="noreferrer" style="[^"<>]*"|\/(?:html|body|div|h1|h2|p|ul|li|span|a))>$/,
          );
        }
        expect(html.replaceAll(/<[^>]*>/g, '')).not.toMatch(/[<>]/);
        expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000\u001B]/);
      }),
      { numRuns: 300 },
    );
  });

  it('shows in Markdown each title as it is, and nothing besides', () => {
    const markdown = createMarkdown({ html: true, linkify: true });
    fc.assert(
      fc.property(texts, (given) => {
        const blocks = markdown.parse(writeMarkdown(digestWith(given)), {});

        const kinds = new Set(blocks.map(({ type, tag }) => (type === 'inline' ? 'inline' : tag)));
        for (const kind of kinds)
          expect(['inline', 'h1', 'h2', 'p', 'ul', 'li', 'blockquote']).toContain(kind);
        const inlines = blocks.flatMap(({ children }) => children ?? []);
        const allowed = [
          'text',
          'text_special',
          'hardbreak',
          'strong_open',
          'strong_close',
          'em_open',
          'em_close',
        ];
        for (const { type } of inlines) expect([...allowed, 'link_open', 'link_close']).toContain(type);
        const links = inlines
          .filter(({ type }) => type === 'link_open')
          .map((token) => token.attrGet('href'));
        expect(links).toHaveLength(2);
        for (const link of links) expect(link).toMatch(/^https:\/\/doi\.org\/10\.1\//);
        const shown = blocks.map(({ children }) => (children ?? []).map(({ content }) => content).join(''));
        const title = plainText(given.title);
        expect(shown.some((text) => text.startsWith(title === '' ? 'Without a title' : title))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
