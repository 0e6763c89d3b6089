import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, mimeTypeOf, pageFileOf } from '../../../src/main/desktop/page-policy.ts';

describe('the page’s files (D9)', () => {
  it('are found by their path', () => {
    expect(pageFileOf('/')).toEqual(['index.html']);
    expect(pageFileOf('/index.html')).toEqual(['index.html']);
    expect(pageFileOf('/assets/index-Bx1.js')).toEqual(['assets', 'index-Bx1.js']);
  });

  it.each([
    '/../main/index.js',
    '/..%2fmain/index.js',
    '/%2e%2e/main/index.js',
    '/%252e%252e/main/index.js',
    '/assets/..%5c..%5cmain%5cindex.js',
    '/assets\\index.js',
    '//etc/x.js',
    '/assets//x.js',
    '/assets/./x.js',
    '/assets/%00.js',
    '/C:/x.js',
    '/.git/x.js',
    '/assets/',
    '/passwd',
    '/x.exe',
    '/x.JS',
    '/%',
    'index.html',
    '',
  ])('%j names none', (path) => {
    expect(pageFileOf(path)).toBeNull();
  });

  it('never lie outside the page’s folder', () => {
    const paths = fc
      .array(fc.constantFrom('..', '.', '%2e', '%2f', '/', '\\', '%5c', 'a', '.js', '%00', '%25', ':'))
      .map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(paths, (path) => {
        for (const part of pageFileOf(path) ?? []) expect(part).toMatch(/^[^./\\:%\0][^/\\:%\0]*$/);
      }),
    );
  });

  it('have a type that scripts, styles and fonts are taken for', () => {
    expect(mimeTypeOf('index.js')).toBe('text/javascript; charset=utf-8');
    expect(mimeTypeOf('a.woff2')).toBe('font/woff2');
    expect(mimeTypeOf('a.toString')).toBeNull();
  });
});

describe('the page’s policy (D9)', () => {
  it('admits no outside origin, no inline script and no evaluation', () => {
    const directives = new Map(
      contentSecurityPolicy.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );

    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect([...directives.values()].flat().filter((source) => !/^'(?:self|none)'$/.test(source))).toEqual([
      "'unsafe-inline'",
      'data:',
    ]);
    expect(directives.get('style-src-attr')).toEqual(["'unsafe-inline'"]);
    expect(directives.get('img-src')).toEqual(["'self'", 'data:']);
  });
});
