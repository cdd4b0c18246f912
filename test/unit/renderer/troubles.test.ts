/** A change of language reaches every trouble that is on show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const rooms = new URL('../../../renderer/manager', import.meta.url).pathname;
const sources = readdirSync(rooms, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, source: readFileSync(join(rooms, name), 'utf8') }));

test('no state of the console keeps a text: it would stay in the old language', () => {
  expect(sources.length).toBeGreaterThan(80);
  const kept = sources.filter(({ source }) =>
    /\[trouble, setTrouble\] = useState(?:\(''\)|<string)/.test(source),
  );
  expect(kept.map(({ name }) => name)).toEqual([]);
});
