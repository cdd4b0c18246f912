/** The settings with which a till shows exactly the listed verdicts. */
import { customCardIds, PRACTICE_LOCATION } from './card-ids';

/** A provisioning file as contract.md describes it. */
export interface PracticeProvisioning {
  appId: string;
  appSecret: string;
  apiBase: string;
  token: { mode: 'stable' };
  managerPin: string;
  storeName: string;
  deviceName: string;
  locationId: number;
  language: 'zh-CN' | 'en';
  redeem: 'confirm';
  customCodeCardIds: string[];
}

/** Provisions a till for a practice server. */
export function practiceProvisioning(server: {
  baseUrl: string;
  appId: string;
  appSecret: string;
}): PracticeProvisioning {
  return {
    appId: server.appId,
    appSecret: server.appSecret,
    apiBase: server.baseUrl,
    token: { mode: 'stable' },
    managerPin: '2580',
    storeName: '练习门店',
    deviceName: '练习收银台',
    locationId: PRACTICE_LOCATION,
    language: 'zh-CN',
    redeem: 'confirm',
    customCodeCardIds: [...customCardIds],
  };
}
