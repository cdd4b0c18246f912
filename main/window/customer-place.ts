/** Where the customer's screen goes: on which display, and how it is turned. Pure. */
import type { Display, Rectangle } from 'electron';
import type { ShownSettings } from '../../shared/settings';

export type CustomerSetting = ShownSettings['customerScreen'];

/** Where the window goes. */
export interface Place {
  bounds: Rectangle;
  /** Degrees by which the page is turned. */
  turn: 0 | 90 | 180;
}

/** Null where there is no place for it. `own` is the display of the till's window. */
export function placeFor(
  setting: CustomerSetting,
  displays: readonly Pick<Display, 'id' | 'bounds'>[],
  own: Pick<Display, 'id' | 'bounds'>,
): Place | null {
  switch (setting) {
    case 'off':
      return null;
    case 'second-display': {
      const second = displays.find(({ id }) => id !== own.id);
      return second ? { bounds: second.bounds, turn: 0 } : null;
    }
    case 'turned-180':
      return { bounds: own.bounds, turn: 180 };
    case 'turned-90':
      return { bounds: own.bounds, turn: 90 };
  }
}
