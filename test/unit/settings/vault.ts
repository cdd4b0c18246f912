/** A vault for settings that hold no secret, and one that tells what it was given. */
import type { Vault } from '../../../main/settings/migrations';

export const noVault: Vault = {
  keepProxyLogin() {
    throw new Error('no secret was expected here');
  },
};

export function openVault(): Vault & { kept: string[] } {
  const kept: string[] = [];
  return { kept, keepProxyLogin: (login) => void kept.push(login) };
}
