import { z } from 'zod';

/** A rectangle on the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const length = z.number().int().min(1).max(100_000);
const position = z.number().int().min(-100_000).max(100_000);

const windowStateSchema = z.object({
  area: z.object({ x: position, y: position, width: length, height: length }),
  shape: z.enum(['normal', 'maximized', 'full-screen']),
});

/** How the window was left: its area when it is neither maximized nor full screen, and which it was. */
export type WindowState = z.infer<typeof windowStateSchema>;

/** How the window is to be opened; without a place the system finds one. */
export interface Placement {
  readonly size: { readonly width: number; readonly height: number };
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly shape: WindowState['shape'];
}

/** The smallest window in which the page works. */
export const leastSize = { width: 640, height: 480 } as const;
const firstSize = { width: 1280, height: 800 } as const;

/** How much of a window's upper edge must be on a screen for a hand to take it: width and height in pixels. */
const leastGrip = { width: 120, height: 32 } as const;

/** Reads a remembered state; `null` for anything that is none. A window's place is no data: it may be forgotten. */
export function parseWindowState(text: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Where the window opens: as it was left, if that is on one of the screens that are there now (D6). */
export function placeWindow(state: WindowState | null, screens: readonly Area[]): Placement {
  if (!state) return { size: fit(firstSize, screens[0]), place: null, shape: 'normal' };
  const { area, shape } = state;
  const screen = screens.find((candidate) => isWithinReach(area, candidate));
  const size = fit(area, screen ?? screens[0]);
  if (!screen) return { size, place: null, shape };
  return { size, place: { x: area.x, y: area.y }, shape };
}

function isWithinReach(window: Area, screen: Area): boolean {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const isEdgeOn = window.y >= screen.y && window.y + leastGrip.height <= screen.y + screen.height;
  return width >= leastGrip.width && isEdgeOn;
}

/** At least what the page needs, at most what the screen has. */
function fit(size: Placement['size'], screen: Area | undefined): Placement['size'] {
  const most = screen ?? { width: size.width, height: size.height };
  return {
    width: Math.max(leastSize.width, Math.min(size.width, most.width)),
    height: Math.max(leastSize.height, Math.min(size.height, most.height)),
  };
}
