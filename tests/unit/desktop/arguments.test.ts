import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { argumentsOfSecond, ownArguments, parseArguments } from '../../../src/main/desktop/arguments.ts';

describe('what Carrel is started with', () => {
  it('names files below the folder it was started in', () => {
    expect(parseArguments(['today.json', '/tmp/a.html'], '/home/ada').files).toEqual([
      resolve('/home/ada', 'today.json'),
      resolve('/tmp/a.html'),
    ]);
  });

  it('names a library in either form', () => {
    expect(parseArguments(['--library', 'papers'], '/home/ada').library).toBe(resolve('/home/ada/papers'));
    expect(parseArguments(['--library=/papers'], '/home/ada').library).toBe(resolve('/papers'));
    expect(parseArguments(['--library'], '/home/ada').library).toBeNull();
    expect(parseArguments(['--library='], '/home/ada').library).toBeNull();
  });

  it('leaves switches of Chromium alone', () => {
    expect(parseArguments(['--no-sandbox', '--force-device-scale-factor=2', '-psn_0_1'], '/')).toEqual({
      library: null,
      files: [],
      links: [],
    });
  });

  it('takes checked links and drops the others, never taking one for a file (D12)', () => {
    const given = ['carrel://paper/12/', 'carrel://evil/12', 'CARREL:anything', 'carrel://search?q=kv+cache'];

    expect(parseArguments(given, '/')).toEqual({
      library: null,
      files: [],
      links: ['carrel://paper/12', 'carrel://search?q=kv%20cache'],
    });
  });

  it('does not begin with the program’s own path', () => {
    expect(ownArguments(['/opt/carrel', 'a.json'], false)).toEqual(['a.json']);
    expect(ownArguments(['/opt/electron', '.', 'a.json'], true)).toEqual(['a.json']);
  });
});

describe('what a second start hands over', () => {
  it('is read below the folder of that start', () => {
    expect(argumentsOfSecond({ argv: ['a.json'], folder: '/tmp' }).files).toEqual([resolve('/tmp/a.json')]);
  });

  it.each([null, undefined, 'a.json', { argv: 'a.json', folder: '/' }, { argv: [1], folder: '/' }, []])(
    'is nothing when it is %j',
    (given) => {
      expect(argumentsOfSecond(given)).toEqual({ library: null, files: [], links: [] });
    },
  );
});
