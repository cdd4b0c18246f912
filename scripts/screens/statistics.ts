/** Pictures of statistics: the account, coupons, member cards, one of them, the calendar, reconciliation. */
import { cardIds } from '../../main/practice/card-ids';
import { dayAt } from '../../shared/days';
import type { Room, Studio } from './room';

export const statisticsRoom: Room = {
  name: 'statistics',
  async shoot(studio) {
    const { id, page, server, take } = studio;
    await id('nav-statistics').click();
    await id('compare').check();
    await id('preset-quarter').click();
    await drawn(studio, 'daily');
    await take('statistics-overview');
    await id('calendar').click();
    await take('statistics-calendar');
    await page.keyboard.press('Escape');
    await id('tab-coupons').click();
    await id('preset-month').click();
    await drawn(studio, 'cards');
    await take('statistics-coupons');
    await page.locator('.by-card').evaluate((element) => element.scrollIntoView());
    await take('statistics-by-card');
    await id('tab-members').click();
    await id('field-cond_source').selectOption('apart');
    await id('preset-month').click();
    await drawn(studio, 'daily');
    await take('statistics-members');
    await id('tab-member-card').click();
    await id('field-card_id').fill(cardIds.memberPoints);
    await id('preset-year').click();
    await drawn(studio, 'daily');
    await take('statistics-member-card');
    server.control.addFault({ api: 'datacube', do: { kind: 'errcode', errcode: 40164 } });
    await id('field-card_id').fill(cardIds.memberHidden);
    await id('send-datacube-getcardmembercarddetail').click();
    await id('toast-error').waitFor();
    await take('statistics-trouble');
    server.control.clearFaults();
    await id('tab-reconciliation').click();
    await id('preset-week').click();
    await id('field-end_date').fill(dayAt(Date.now()));
    await id('send-reconcile').click();
    await id('list-row').and(page.locator('[data-status=no-figures]')).first().waitFor();
    await id('list-row').first().waitFor();
    await take('statistics-reconciliation');
  },
};

async function drawn({ page, id }: Studio, chart: string): Promise<void> {
  await page.locator('.statistics-page[data-asking=false]').waitFor();
  await id(`chart-${chart}`).and(page.locator('[data-drawn-ms]')).waitFor();
}
