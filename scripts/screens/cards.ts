/** Pictures of the cards' section: list, pages of several types, change, stock, delete, trouble. */
import { cardIds } from '../../main/practice/card-ids';
import type { Room, Studio } from './room';

export const cardsRoom: Room = {
  name: 'cards',
  async shoot(studio) {
    const { id, page, server, take } = studio;
    await id('nav-cards').click();
    await id('filter-all').click();
    await page.locator('[data-testid=list-row]').nth(5).waitFor();
    await id('progress').waitFor({ state: 'detached' });
    await take('cards-list');
    await id('search-title').fill('券');
    await id('sort-stock').click();
    await take('cards-search');
    await open(studio, cardIds.groupon);
    await take('cards-page');
    await open(studio, cardIds.oddFields);
    await id('unknown-fields').locator('summary').click();
    await take('cards-odd');
    await open(studio, cardIds.html);
    await take('cards-hostile');
    await open(studio, cardIds.member);
    await id('field-base_info.notice').fill('到店请出示会员卡，谢谢您的光临与支持');
    await id('field-base_info.service_phone').fill('');
    await id('field-base_info.can_share').uncheck();
    await take('cards-change');
    await id('field-base_info.notice').fill('到店请出示会员卡');
    await id('send-card-update').click();
    await take('cards-send');
    await id('confirm').click();
    await id('update-outcome').waitFor();
    await id('update-outcome').scrollIntoViewIfNeeded();
    await take('cards-changed');
    await open(studio, cardIds.discount);
    await id('field-increase_stock_value').fill('500');
    await id('field-increase_stock_value').scrollIntoViewIfNeeded();
    await take('cards-stock');
    await id('send-card-delete').click();
    await id('confirm-text').fill('9折');
    await take('cards-delete');
    await id('cancel').click();
    server.control.addFault({ api: 'batchget', do: { kind: 'errcode', errcode: 40164 } });
    await id('back').click();
    await id('send-card-batchget').click();
    await id('toast-error').waitFor();
    await take('cards-trouble');
    server.control.clearFaults();
  },
};

async function open({ id, page }: Studio, cardId: string): Promise<void> {
  if (await id('back').isVisible()) await id('back').click();
  await id('field-card_id').fill(cardId);
  await id('send-card-get').click();
  await page.locator('[data-testid=change-form]').waitFor();
}
