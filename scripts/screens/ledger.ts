/** Pictures of the ledger's section: history, a row's story, the shifts' page. */
import type { Room } from './room';

export const ledgerRoom: Room = {
  name: 'ledger',
  async shoot({ id, page, take }) {
    await id('nav-ledger').click();
    await page.locator('[data-testid=list-row][data-kind=outcome]').first().click();
    await take('ledger-history');
    await id('tab-shifts').click();
    await take('ledger-shifts');
  },
};
