/** What waits for a pause: told at most so often while nothing pauses, and once it does. */
export interface Rest {
  /** Something came: the pause begins anew. */
  disturb(): void;
  /** Whether something came since the last pause. */
  isDisturbed(): boolean;
  /** Nothing is waited for any more, and nobody is told. */
  end(): void;
}

/**
 * Waits for a pause of `pause` milliseconds. `onRest` is called in it; `onTurn` also every `most` milliseconds while
 * none comes, so that what waits is not left behind by a hand that never rests.
 */
export function createRest({
  pause,
  most,
  onTurn,
  onRest,
}: {
  readonly pause: number;
  readonly most: number;
  readonly onTurn: () => void;
  readonly onRest: () => void;
}): Rest {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let turning: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(resting);
    clearTimeout(turning);
    resting = turning = undefined;
  }

  return {
    disturb() {
      clearTimeout(resting);
      resting = setTimeout(() => {
        end();
        onRest();
      }, pause);
      turning ??= setTimeout(() => {
        turning = undefined;
        onTurn();
      }, most);
    },
    isDisturbed: () => resting !== undefined,
    end,
  };
}
