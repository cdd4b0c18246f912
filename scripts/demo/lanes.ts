/** The scanner tills' common queue of codes: whoever is free takes the next. */
import type { ListedCode } from '../../main/practice/codes';
import type { Kiosk } from '../../test/e2e/support/kiosk';
import { nothingSeen, type Walked } from './record';
import type { Shots } from './shots';
import { walkScanned } from './walk';

/** Those that are settled only after 15 s come first: nobody waits for them at the end. */
export function slowestFirst(codes: readonly ListedCode[]): ListedCode[] {
  return codes.toSorted((one, other) => weight(other) - weight(one));
}

function weight({ afterRedeem, reason, group }: ListedCode): number {
  if (afterRedeem?.later) return 3;
  if (reason === 'timeout') return 2;
  return group === 'redeem-trouble' || group === 'look-up-trouble' ? 1 : 0;
}

/** Works on the queue until it is empty. What goes wrong with one code is written down with it. */
export async function scannerLane(
  till: Kiosk,
  queue: ListedCode[],
  shots: Shots,
  onDone: () => void,
): Promise<Walked[]> {
  const done: Walked[] = [];
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
    try {
      done.push(await walkScanned(till, entry, shots));
    } catch (error) {
      const stuck = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      done.push({ ...nothingSeen(entry, 'wedge'), stuck });
    }
    onDone();
  }
  return done;
}
