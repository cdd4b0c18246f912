/** Pictures of the section about codes: found, about to be made void, a lost answer. */
import type { Room } from './room';

export const codesRoom: Room = {
  name: 'codes',
  async shoot({ id, page, server, take }) {
    await id('nav-codes').click();
    await id('field-code').fill('KQ-COFFEE-001');
    await id('find-code').click();
    await id('found-code').waitFor();
    await id('field-new_code').fill('KQ-COFFEE-AFTER-A-GIFT-001');
    await take('codes');
    await id('send-code-unavailable').click();
    await id('consent').check();
    await id('reason').fill('顾客退款，小票 20261124-0031');
    await take('codes-void');
    await id('confirm-text').fill('-001');
    server.control.addFault({ api: 'unavailable', do: { kind: 'drop-before' } });
    await id('confirm').click();
    await page.locator('[data-testid=change-outcome][data-outcome=unknown]').waitFor();
    await take('codes-unknown');
    server.control.clearFaults();
  },
};
