import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSize, parseWindowState, placeWindow } from '../../../src/main/desktop/window-state.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const left = { area: { x: 100, y: 100, width: 1200, height: 700 }, shape: 'normal' } as const;

describe('a remembered window', () => {
  it('is read back as it was written', () => {
    expect(parseWindowState(JSON.stringify(left))).toEqual(left);
  });

  it.each([
    '',
    'no json',
    'null',
    '{}',
    JSON.stringify({ ...left, shape: 'round' }),
    JSON.stringify({ ...left, area: { ...left.area, width: 0 } }),
    JSON.stringify({ ...left, area: { ...left.area, x: 1e9 } }),
    JSON.stringify({ ...left, area: { ...left.area, y: '100' } }),
  ])('is forgotten when it is %j', (text) => {
    expect(parseWindowState(text)).toBeNull();
  });
});

describe('where the window opens (D6)', () => {
  it('is where it was left', () => {
    expect(placeWindow(left, [screen])).toEqual({
      size: { width: 1200, height: 700 },
      place: { x: 100, y: 100 },
      shape: 'normal',
    });
  });

  it('is for the system to say the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({
      size: { width: 1280, height: 800 },
      place: null,
      shape: 'normal',
    });
  });

  it('is not on a screen that is no longer there', () => {
    const away = { ...left, area: { ...left.area, x: 2500 } };

    expect(placeWindow(away, [screen]).place).toBeNull();
    expect(placeWindow(away, [screen, { ...screen, x: 1920 }]).place).toEqual({ x: 2500, y: 100 });
  });

  it('is never with its title bar out of reach', () => {
    expect(placeWindow({ ...left, area: { ...left.area, y: -400 } }, [screen]).place).toBeNull();
    expect(placeWindow({ ...left, area: { ...left.area, y: 1070 } }, [screen]).place).toBeNull();
    expect(placeWindow({ ...left, area: { ...left.area, x: -1150 } }, [screen]).place).toBeNull();
  });

  it('is no larger than the screen and no smaller than the page', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    const large = { ...left, area: { x: 0, y: 0, width: 5000, height: 3000 } };
    const tiny = { ...left, area: { x: 0, y: 0, width: 1, height: 1 } };

    expect(placeWindow(large, [small]).size).toEqual({ width: 1024, height: 700 });
    expect(placeWindow(tiny, [small])).toMatchObject({ size: leastSize, place: null });
  });

  it('keeps a place only where a hand can take the window', () => {
    const number = fc.integer({ min: -4000, max: 4000 });
    const length = fc.integer({ min: 1, max: 4000 });
    const areas = fc.record({ x: number, y: number, width: length, height: length });
    fc.assert(
      fc.property(areas, fc.array(areas, { maxLength: 3 }), (area, screens) => {
        const { place } = placeWindow({ area, shape: 'normal' }, screens);

        const isOn = screens.some(
          ({ x, y, width, height }) =>
            area.x + area.width >= x + 120 && area.x + 120 <= x + width && area.y >= y && area.y < y + height,
        );
        expect(place === null || isOn).toBe(true);
      }),
    );
  });
});
