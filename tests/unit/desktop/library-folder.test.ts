import { describe, expect, it } from 'vitest';
import { chooseLibraryFolder, defaultLibraryFolder } from '../../../src/main/library-folder.ts';

describe('the platform’s library folder', () => {
  it('on Linux is under XDG_DATA_HOME, or where that is by default', () => {
    expect(defaultLibraryFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/ada')).toBe('/data/carrel');
    expect(defaultLibraryFolder('linux', {}, '/home/ada')).toBe('/home/ada/.local/share/carrel');
    expect(defaultLibraryFolder('linux', { XDG_DATA_HOME: '' }, '/home/ada')).toBe(
      '/home/ada/.local/share/carrel',
    );
  });

  it('on Linux leaves a relative XDG_DATA_HOME out of account', () => {
    expect(defaultLibraryFolder('linux', { XDG_DATA_HOME: 'data' }, '/home/ada')).toBe(
      '/home/ada/.local/share/carrel',
    );
  });

  it('on macOS is in Application Support', () => {
    expect(defaultLibraryFolder('darwin', {}, '/Users/ada')).toBe(
      '/Users/ada/Library/Application Support/Carrel',
    );
  });

  it('on Windows is in the roaming application data', () => {
    expect(defaultLibraryFolder('win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\ada')).toBe(
      'D:\\Roaming\\Carrel',
    );
    expect(defaultLibraryFolder('win32', {}, 'C:\\Users\\ada')).toBe(
      'C:\\Users\\ada\\AppData\\Roaming\\Carrel',
    );
  });
});

describe('the library that is opened (D3)', () => {
  const all = {
    option: '/option',
    chosen: '/chosen',
    platform: 'linux',
    env: { CARREL_LIBRARY: '/env' },
    home: '/home/ada',
  } as const;

  it('is the option, then CARREL_LIBRARY, then the chosen one, then the platform’s', () => {
    expect(chooseLibraryFolder(all)).toBe('/option');
    expect(chooseLibraryFolder({ ...all, option: null })).toBe('/env');
    expect(chooseLibraryFolder({ ...all, option: null, env: { CARREL_LIBRARY: '' } })).toBe('/chosen');
    expect(chooseLibraryFolder({ ...all, option: null, env: {}, chosen: null })).toBe(
      '/home/ada/.local/share/carrel',
    );
  });
});
