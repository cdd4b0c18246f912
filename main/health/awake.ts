/** Keeps the machine and its screen from sleeping while a shift is open. */

/** Electron's powerSaveBlocker, as far as it is used. */
export interface SleepBlocker {
  start(type: 'prevent-display-sleep'): number;
  stop(id: number): void;
}

export interface Awake {
  /** Looks whether a shift is open, and does what follows. */
  follow(): void;
  isKept(): boolean;
}

/** Nothing is kept awake before the first `follow`. */
export function keepAwake(blocker: SleepBlocker, shiftOpen: () => boolean): Awake {
  let held: number | null = null;
  return {
    follow() {
      const wanted = shiftOpen();
      if (wanted && held === null) held = blocker.start('prevent-display-sleep');
      if (!wanted && held !== null) {
        blocker.stop(held);
        held = null;
      }
    },
    isKept: () => held !== null,
  };
}
