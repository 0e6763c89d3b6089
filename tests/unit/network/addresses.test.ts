import { describe, expect, it } from 'vitest';
import { nextAddress } from '../../../src/main/library/network/redirects.ts';
import {
  addressOf,
  realAddresses,
  serviceAddresses,
} from '../../../src/main/library/network/service-addresses.ts';

describe('addresses of services', () => {
  it('F10: a variable stands in for its service alone', () => {
    const addresses = serviceAddresses({
      CARREL_ARXIV_API_URL: 'http://127.0.0.1:8000/',
      CARREL_BIORXIV_URL: ' ',
    });

    expect(addresses).toEqual({ ...realAddresses, arxivApi: 'http://127.0.0.1:8000' });
  });

  it.each([
    ['http://127.0.0.1:8000', 'http://127.0.0.1:8000/api/query'],
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000/api/query'],
    ['http://127.0.0.1:8000/arxiv', 'http://127.0.0.1:8000/arxiv/api/query'],
    ['http://127.0.0.1:8000/api', 'http://127.0.0.1:8000/api/query'],
    ['http://127.0.0.1:8000/arxiv/api/query', 'http://127.0.0.1:8000/arxiv/api/query'],
    ['https://mirror.example.org/?key=1', 'https://mirror.example.org/api/query?key=1'],
  ])('F10: %s leads to %s', (base, expected) => {
    expect(addressOf(base, '/api/query')).toBe(expected);
  });

  it('F10: what is asked goes into the query', () => {
    expect(addressOf('https://export.arxiv.org', '/api/query', { id_list: '2606.1,2606.2' })).toBe(
      'https://export.arxiv.org/api/query?id_list=2606.1%2C2606.2',
    );
  });
});

describe('redirects', () => {
  it('F25: are followed within https, and from http to https', () => {
    expect(nextAddress(['https://a.org/x'], '/y#part')).toEqual({ kind: 'next', url: 'https://a.org/y' });
    expect(nextAddress(['http://a.org/x'], 'https://a.org/x')).toMatchObject({ kind: 'next' });
    expect(nextAddress(['http://127.0.0.1:1/x'], 'http://localhost:2/')).toMatchObject({ kind: 'next' });
  });

  it.each([
    ['https://a.org/x', 'http://a.org/x', /https to http/],
    ['https://a.org/x', 'file:///etc/hosts', /another kind/],
    ['https://a.org/x', 'https://a.org/x', /circle/],
    ['https://a.org/x', 'https://127.0.0.1/x', /own network/],
    ['https://a.org/x', 'https://[::1]/x', /own network/],
    ['https://a.org/x', 'https://192.168.0.4/x', /own network/],
    ['https://a.org/x', null, /nowhere/],
  ])('F25: from %s to %s are refused', (from, to, reason) => {
    expect(nextAddress([from], to)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(reason),
    });
  });

  it('F25: end after five', () => {
    const visited = [1, 2, 3, 4, 5, 6].map((number) => `https://a.org/${number}`);

    expect(nextAddress(visited.slice(0, 5), '/next')).toMatchObject({ kind: 'next' });
    expect(nextAddress(visited, '/next')).toMatchObject({ kind: 'refused' });
  });
});
