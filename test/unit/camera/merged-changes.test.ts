/** Two quick changes of one setting: none is lost, and a refused one is built upon no further. */
import { expect, test } from 'vitest';
import { mergeChanges } from '../../../renderer/camera/merged-changes';

interface Setting {
  mirror: boolean;
  rotation: number;
  light: boolean;
}
const first: Setting = { mirror: false, rotation: 0, light: false };

/** Main, whose answers come when the test says so. */
function main() {
  const sent: Setting[] = [];
  const answers: ((taken: boolean) => void)[] = [];
  const changes = mergeChanges((value: Setting) => {
    sent.push(value);
    return new Promise<boolean>((resolve) => answers.push(resolve));
  });
  const answer = async (nth: number, taken: boolean) => {
    answers[nth]?.(taken);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { sent, changes, answer };
}

test('a change before main has told of the one before keeps both', () => {
  const { sent, changes } = main();
  changes.change(first, (now) => ({ ...now, mirror: true }));
  changes.change(first, (now) => ({ ...now, rotation: 90 }));
  expect(sent.at(-1)).toEqual({ mirror: true, rotation: 90, light: false });
});

test('what main tells of the first does not undo the second', async () => {
  const { sent, changes, answer } = main();
  changes.change(first, (now) => ({ ...now, mirror: true }));
  changes.change(first, (now) => ({ ...now, rotation: 90 }));
  const told = { ...first, mirror: true };
  changes.told();
  await answer(0, true);
  changes.change(told, (now) => ({ ...now, light: true }));
  expect(sent.at(-1)).toEqual({ mirror: true, rotation: 90, light: true });
});

test('once all are answered, what main tells is what holds', async () => {
  const { sent, changes, answer } = main();
  changes.change(first, (now) => ({ ...now, mirror: true }));
  await answer(0, true);
  changes.told();
  changes.change({ ...first, light: true }, (now) => ({ ...now, rotation: 90 }));
  expect(sent.at(-1)).toEqual({ mirror: false, rotation: 90, light: true });
});

test('what main refused is built upon no further', async () => {
  const { sent, changes, answer } = main();
  changes.change(first, (now) => ({ ...now, mirror: true }));
  await answer(0, false);
  changes.change(first, (now) => ({ ...now, rotation: 90 }));
  expect(sent.at(-1)).toEqual({ mirror: false, rotation: 90, light: false });
});
