/** Pictures of the settings' section, page after page. */
import type { Room } from './room';

export const settingsRoom: Room = {
  name: 'settings',
  async shoot({ id, take }) {
    await id('nav-settings').click();
    await take('settings-shop');
    await id('tab-account').click();
    await id('account-appId').fill('wx0000000000000000');
    await id('account-appSecret').fill('0123456789abcdef');
    await id('try-account').click();
    await id('toast-error').waitFor();
    await take('settings-account');
    await id('discard-account').click();
    await id('tab-security').click();
    await take('settings-security');
    await id('tab-training').click();
    await take('settings-training');
  },
};
