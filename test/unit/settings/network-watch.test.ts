/** A cable, a Wi-Fi, a VPN: the till hears that its addresses have changed, once for each change. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchNetwork } from '../../../main/network-watch';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('other addresses are told once, the same ones never', () => {
  let addresses = '192.168.1.7';
  let changes = 0;
  const end = watchNetwork(
    () => {
      changes += 1;
    },
    () => addresses,
  );
  const pass = () => {
    vi.advanceTimersByTime(15_000);
    return changes;
  };
  expect(pass()).toBe(0);
  addresses = '';
  expect(pass()).toBe(1);
  addresses = '10.0.0.3';
  expect(pass()).toBe(2);
  end();
  addresses = '10.0.0.4';
  expect(pass()).toBe(2);
});
