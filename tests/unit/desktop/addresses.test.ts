import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  externalLink,
  isOwnPage,
  mayLoad,
  mayNavigate,
  ownAddress,
  pageAddress,
} from '../../../src/main/desktop/addresses.ts';

const strangers = [
  'https://carrel/',
  'app://carrel.evil/',
  'app://evil/',
  'app://carrel@evil/',
  'app://user:word@carrel/',
  'appx://carrel/',
  'file:///etc/passwd',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,hello',
  'chrome://settings',
  'carrel',
  '',
];

describe('what is Carrel’s own page (D7)', () => {
  it('is what has its scheme and host', () => {
    expect(isOwnPage('app://carrel/', ownAddress)).toBe(true);
    expect(isOwnPage('app://carrel/index.html#/library?q=x', ownAddress)).toBe(true);
  });

  it.each(strangers)('is not %j', (url) => {
    expect(isOwnPage(url, ownAddress)).toBe(false);
    expect(mayNavigate(url, ownAddress)).toBe(false);
  });
});

describe('where the window may go (D8)', () => {
  it('is the page itself, with whatever hash', () => {
    expect(mayNavigate('app://carrel/', ownAddress)).toBe(true);
    expect(mayNavigate('app://carrel/#/inbox', ownAddress)).toBe(true);
    expect(mayNavigate('app://carrel/index.html', ownAddress)).toBe(true);
  });

  it('is no other file of the page', () => {
    expect(mayNavigate('app://carrel/assets/index.js', ownAddress)).toBe(false);
  });
});

describe('what the page may load (D9)', () => {
  it('is its own and what it made itself', () => {
    expect(mayLoad('app://carrel/assets/index.js', ownAddress)).toBe(true);
    expect(mayLoad('blob:app://carrel/1234', ownAddress)).toBe(true);
  });

  it('is nothing from a network', () => {
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1/',
      'ws://example.org/',
      'file:///etc/passwd',
    ]) {
      expect(mayLoad(url, ownAddress)).toBe(false);
    }
  });

  it('is the development server’s and its WebSocket’s, while developing', () => {
    const page = pageAddress('http://localhost:5173', false);

    expect(mayLoad('http://localhost:5173/main.tsx', page)).toBe(true);
    expect(mayLoad('ws://localhost:5173/', page)).toBe(true);
    expect(mayLoad('ws://localhost:5174/', page)).toBe(false);
  });
});

describe('the page’s address', () => {
  it('is Carrel’s own once packaged, whatever the environment says', () => {
    expect(pageAddress('http://localhost:5173', true)).toBe(ownAddress);
  });

  it('is a development server on this machine only', () => {
    expect(pageAddress('http://localhost:5173', false).origin).toBe('http://localhost:5173');
    expect(pageAddress('http://example.org', false)).toBe(ownAddress);
    expect(pageAddress('not an address', false)).toBe(ownAddress);
    expect(pageAddress(undefined, false)).toBe(ownAddress);
  });
});

describe('a link to be opened outside (D10)', () => {
  it.each([
    ['https://arxiv.org/abs/2607.00001', 'https://arxiv.org/abs/2607.00001'],
    ['http://example.org', 'http://example.org/'],
    ['mailto:ada@example.org?subject=A%20paper', 'mailto:ada@example.org?subject=A%20paper'],
    ['HTTPS://EXAMPLE.ORG/Ä', 'https://example.org/%C3%84'],
  ])('%s is opened', (text, link) => {
    expect(externalLink(text)).toBe(link);
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-msdt:/id',
    'vscode://file/etc',
    'carrel://paper/1',
    'app://carrel/',
    'data:text/html,x',
    'https://user:word@example.org/',
    'https://user@example.org/',
    'mailto:ada@example.org?attach=/etc/passwd',
    'mailto:ada@example.org?Attachment=/etc/passwd',
    ' https://example.org',
    'https://example.org/a b',
    'https://example.org/\u0000',
    'java\nscript:alert(1)',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('%j is not', (text) => {
    expect(externalLink(text)).toBeNull();
  });

  it('has one of three schemes, whatever was given', () => {
    const texts = fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true }));
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('', 'javascript:', 'file://', 'https://', 'mailto:'),
        (text, start) => {
          const link = externalLink(start + text);

          expect(link === null || /^(?:https?:\/\/|mailto:)/.test(link)).toBe(true);
        },
      ),
    );
  });
});
