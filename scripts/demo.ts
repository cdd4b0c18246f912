/**
 * `npm run demo`: the main job, played through in real windows. A till with a camera and tills
 * with hand scanners look up every practice code and redeem each that can be. Ends with a table
 * and pictures under `out/demo/`; exit 0 only if every verdict is as listed.
 *
 * `--show` plays on the display that is there instead of one of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShop, type Shop } from '../test/e2e/support/shop';
import { ensureBuilt, root } from './build';
import { filmSwitches, isForCamera, walkFilm } from './demo/camera';
import { scannerLane, slowestFirst } from './demo/lanes';
import type { Walked } from './demo/record';
import { takeScenes } from './demo/scenes';
import { createShots } from './demo/shots';
import { differencesOf, tableOf } from './demo/table';
import { watch } from './demo/watch';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * They share the waiting for slow and lost answers, most of a demo's time: on a busy machine of
 * two cores it took 280 s with two tills and 181 s with four.
 */
const SCANNER_TILLS = 4;
const pictures = join(root, 'out', 'demo');

if (!ensureSystemLibraries(['test'])) process.exit(1);
ensureBuilt();
const started = Date.now();
const films = mkdtempSync(join(tmpdir(), 'kiosk-films-'));
const onLinux = process.platform === 'linux';
const asked = process.argv.includes('--show') && process.env['DISPLAY'] !== undefined;
const show = asked || !onLinux; // Only Linux has displays that nobody sees.
const shop = await openShop(show ? { desk: { env: ownEnvironment() } } : {});
try {
  process.exitCode = await play(shop);
} finally {
  await shop.close();
  rmSync(films, { recursive: true, force: true });
}

async function play(shop: Shop): Promise<number> {
  const shots = createShots(pictures);
  const codes = shop.server.control.codes();
  const queue = slowestFirst(codes.filter((entry) => !isForCamera(entry)));
  const day = await filmSwitches(join(films, 'day.mjpeg'), 'day');
  const empty = await filmSwitches(join(films, 'empty.mjpeg'), 'empty');
  const progress = progressOf(codes.length);

  const atCamera = async () => {
    const till = await shop.openTill({ switches: day });
    await watch(till);
    return await walkFilm(till, codes.filter(isForCamera), shots, progress);
  };
  const atScanner = async () => {
    const till = await shop.openTill({ switches: empty });
    await watch(till);
    return await scannerLane(till, queue, shots, progress);
  };
  const scanners = Array.from({ length: SCANNER_TILLS }, atScanner);
  const scenes = takeScenes(shop, empty, shots).then(
    () => [],
    (error: unknown) => [`✗ pictures: ${String(error)}`],
  );
  const walks = (await Promise.all([atCamera(), ...scanners])).flat();
  const inOrder = codes.flatMap((entry) => walks.find((walked) => walked.entry === entry) ?? []);
  return report(inOrder, await scenes, shots.taken().length);
}

function report(walks: readonly Walked[], missed: string[], shots: number): number {
  const wrong = [...differencesOf(walks), ...missed];
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stderr.write('\r');
  for (const line of tableOf(walks)) console.log(line);
  console.log('');
  for (const line of wrong) console.log(line);
  const total = `${walks.length} codes, ${wrong.length} differences from the list`;
  console.log(`${total}, ${shots} pictures in ${pictures}, ${seconds} s`);
  return wrong.length === 0 ? 0 : 1;
}

/** Counts on one line of stderr, for those who wait. */
function progressOf(total: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} codes`);
  };
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
