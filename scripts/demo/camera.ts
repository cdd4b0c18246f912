/** The camera's till: phones are held to it, one after another, as a film for a fake camera. */
import type { ListedCode } from '../../main/practice/codes';
import type { Symbology } from '../../shared/contract';
import type { VerdictKind } from '../../shared/reasons';
import type { Kiosk } from '../../test/e2e/support/kiosk';
import { type FakeScene, makeFakeCamera } from '../fake-camera';
import { nothingSeen, type Walked } from './record';
import type { Shots } from './shots';
import { walkOn } from './walk';
import { lastShownAt, type Sighting, stateFrom, watchFilm } from './watch';

/** What the camera is shown, and as what; the rest is the hand scanner's. */
const shown: readonly [code: string, symbology: Symbology][] = [
  ['100000000001', 'QRCode'],
  ['100000000003', 'Code128'],
  ['200000000001', 'QRCode'],
  ['163652150534672204', 'QRCode'],
  ['900000000001', 'Code128'],
  ['KQ-COFFEE-001', 'QRCode'],
  ['6901234567892', 'EAN13'],
  ['134567890123456789', 'QRCode'],
  ['http://weixin.qq.com/q/02KQpractice10000M007', 'QRCode'],
  ['200000000003', 'Code128'],
];

/** Long enough to look up, look at, redeem and see it done. */
const SCENE_SECONDS = 3.5;
const PAUSE_SECONDS = 1;
const SIZE = { width: 960, height: 540 };
/** An empty counter needs no detail: every pixel of every till costs time on a small machine. */
const EMPTY_SIZE = { width: 320, height: 180 };

/** The listed codes that the camera is shown. */
export function isForCamera({ code }: ListedCode): boolean {
  return shown.some(([mine]) => mine === code);
}

/** The film of a day at the counter, or of an empty one. Returns the switches that play it. */
export async function filmSwitches(file: string, what: 'day' | 'empty'): Promise<string[]> {
  const pause: FakeScene = { blank: true, seconds: PAUSE_SECONDS };
  const phones = shown.flatMap(([text, symbology]): FakeScene[] => [
    pause,
    { text, symbology, seconds: SCENE_SECONDS },
  ]);
  await makeFakeCamera(
    what === 'day'
      ? { file, scenes: phones, marker: true, ...SIZE }
      : { file, scenes: [pause], ...EMPTY_SIZE },
  );
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

const asking: VerdictKind[] = ['ready', 'checking'];
/**
 * The film over again: what came too early, or went by too quickly, is seen the next time. It goes
 * by quickly on a busy machine: of two cores that five tills share, three times were too few.
 */
const FILM_MS = 8 * shown.length * (SCENE_SECONDS + PAUSE_SECONDS) * 1000;

/** Takes what the camera reads, until every code of the film was seen. */
export async function walkFilm(
  till: Kiosk,
  entries: readonly ListedCode[],
  shots: Shots,
  onDone: () => void,
): Promise<Walked[]> {
  await watchFilm(till.page);
  const end = Date.now() + FILM_MS;
  const done = new Map<ListedCode, Walked>();
  let number = 0;
  while (done.size < entries.length) {
    const seen = await stateFrom(till.page, number, asking, Math.max(0, end - Date.now()));
    if (!seen) break;
    number = seen.number + 1;
    const entry = entries.find((one) => !done.has(one) && isAbout(one, seen));
    if (!entry) continue;
    const shownAt = await lastShownAt(till.page);
    const ms = shownAt === null ? null : Math.round(seen.at - shownAt);
    const walked = await walkOn(till, nothingSeen(entry, 'camera'), seen, ms, shots);
    // The next phone came before this coupon was redeemed: it will be back.
    if (entry.afterRedeem && !walked.redeemed) continue;
    done.set(entry, walked);
    onDone();
  }
  return entries.map((entry) => done.get(entry) ?? nothingSeen(entry, 'camera'));
}

/** Whether a state is about a code: payment codes are never named, but there is only one here. */
function isAbout({ code, resolvesTo, reason }: ListedCode, seen: Sighting): boolean {
  return seen.code === '' ? seen.reason === reason : seen.code === (resolvesTo ?? code);
}
