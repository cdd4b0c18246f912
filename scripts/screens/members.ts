/** Pictures of the section about a customer's coupons. */
import { customers } from '../../main/practice/customers';
import type { Room } from './room';

export const membersRoom: Room = {
  name: 'members',
  async shoot({ id, page, server, take }) {
    await id('nav-members').click();
    await id('field-code').fill('100000003001');
    await id('send-user-getcardlist').click();
    await page.locator('[data-testid=list-row][data-status=NORMAL]').nth(8).waitFor();
    await take('members');
    server.control.setLatency(300);
    await id('field-openid').fill(customers.hundred.openid);
    await id('send-user-getcardlist').click();
    await page.locator('[data-testid=progress][data-total="200"]').waitFor();
    await take('members-filling-in');
    server.control.addFault({ api: 'get', do: { kind: 'errcode', errcode: 40164 } });
    await id('go-on').waitFor();
    await take('members-ip-refused');
    server.control.clearFaults();
    server.control.setLatency(0);
  },
};
