/** The machine does not sleep while a shift is open, and may again afterwards. */
import { expect, test } from 'vitest';
import { keepAwake } from '../../../main/health/awake';

function blocker() {
  const log: string[] = [];
  let last = 0;
  return {
    log,
    start(type: string) {
      last += 1;
      log.push(`start ${type} ${last}`);
      return last;
    },
    stop(id: number) {
      log.push(`stop ${id}`);
    },
  };
}

test('nothing is blocked while no shift is open', () => {
  const fake = blocker();
  const awake = keepAwake(fake, () => false);
  awake.follow();
  expect([fake.log, awake.isKept()]).toEqual([[], false]);
});

test('one shift is one block, however often it is looked at; the next one is another', () => {
  const fake = blocker();
  let open = true;
  const awake = keepAwake(fake, () => open);
  awake.follow();
  awake.follow();
  expect(awake.isKept()).toBe(true);
  open = false;
  awake.follow();
  awake.follow();
  expect(awake.isKept()).toBe(false);
  open = true;
  awake.follow();
  expect(fake.log).toEqual([
    'start prevent-display-sleep 1',
    'stop 1',
    'start prevent-display-sleep 2',
  ]);
});
