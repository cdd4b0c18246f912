/** What main does for the calls that enter and leave the manager's console. */
import type { ManagerCalls } from '../../shared/manager';
import type { Counter } from '../counter/counter';
import type { Handlers } from '../ipc';
import type { ManagerAccess } from '../manager/access';
import type { Offers } from '../manager/offers';

export function managerHandlers(
  access: ManagerAccess,
  offers: Offers,
  counter: Counter,
): Pick<Handlers, keyof ManagerCalls> {
  return {
    managerState: () => access.state(),
    managerUnlock: ({ pin }) => access.unlock(pin),
    managerSetPin: ({ pin }) => access.setPin(pin),
    managerLock: () => access.leave(),
    screen: ({ name }) => access.goTo(name),
    takeOffered({ offer }) {
      const taken = offers.take(offer);
      access.goTo('counter');
      // A press of a button stands between scan and question: nothing redeems by itself.
      if (taken) counter.scanned(taken.text, taken.source, { deliberate: false });
    },
    dropOffered: ({ offer }) => offers.drop(offer),
  };
}
