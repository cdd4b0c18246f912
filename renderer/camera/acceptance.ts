/**
 * Which texts are believed, which are told to the counter, and when. Pure.
 *
 * - A QR code is believed at once: it checks itself. Bars can be misread: two frames within 300 ms
 *   must agree.
 * - Two different texts that are there at the same time are told together; nothing is guessed. A
 *   phone that takes the place of another is not "at the same time": the first text is not seen
 *   again once the second has appeared.
 * - A QR code beside bars that were read only once waits for the next frame, which decides whether
 *   they are two.
 * - What stays in the picture is told again every 500 ms, what is new at once.
 */
import type { CameraRead } from '../../shared/contract';
import { isLinear, type Read } from './engine';

export interface Acceptance {
  sightings: readonly Sighting[];
  told: { texts: string; at: number } | null;
  /** The last two texts that were there together: not told one by one for a while. */
  pair: { texts: readonly string[]; at: number } | null;
  /** Since when nothing is told because bars in the picture are not confirmed yet. */
  heldSince: number | null;
}

/** When a frame was taken from the camera, and when it was decoded. */
export interface FrameTimes {
  taken: number;
  done: number;
}

/** One text in the picture, from its first frame in one stay to its last so far. */
export interface Sighting extends CameraRead {
  /** When its first frame was taken. */
  since: number;
  /** When its last frame was decoded: a slow decoder must not make two frames in a row too far apart. */
  last: number;
  believed: boolean;
}

export const nothingSeen: Acceptance = { sightings: [], told: null, pair: null, heldSince: null };

/** One decoded frame: what is known afterwards, and what the counter is told (null: nothing). */
export function see(
  before: Acceptance,
  frame: FrameTimes,
  reads: readonly Read[],
): { after: Acceptance; tell: CameraRead[] | null; unconfirmed: boolean } {
  const at = frame.done;
  const present = before.sightings.filter((one) => frame.taken - one.last <= stay(one));
  const seen = reads.map((read) => sighted(present, frame, read));
  const unseen = present.filter((one) => !reads.some((read) => read.text === one.text));
  const sightings = [...unseen, ...seen];
  const unconfirmed = seen.some((one) => !one.believed);

  const group = together(sightings, at);
  const heldSince = unconfirmed ? (before.heldSince ?? at) : null;
  const held = heldSince !== null && at - heldSince < HOLD_MS;
  const pair =
    group.length > 1 ? { texts: group.map((one) => one.text), at } : recent(before.pair, at);
  const texts = group.map((one) => one.text).join('\n');
  const alone = group.length === 1 && pair !== null && pair.texts.includes(texts);
  const again =
    before.told !== null && before.told.texts === texts && at - before.told.at < AGAIN_MS;
  if (group.length === 0 || held || alone || again) {
    return { after: { sightings, told: before.told, pair, heldSince }, tell: null, unconfirmed };
  }
  const tell = group.map(({ text, symbology }) => ({ text, symbology }));
  return { after: { sightings, told: { texts, at }, pair, heldSince }, tell, unconfirmed };
}

/** What the next frame will not be news of. */
export interface Known {
  /** Texts that are believed. */
  believed: readonly string[];
  /** Bars that wait for the frame that agrees. */
  once: readonly string[];
}

/** The texts that are in the picture now. */
export function knownNow(acceptance: Acceptance, at: number): Known {
  const present = acceptance.sightings.filter((one) => at - one.last <= stay(one));
  const texts = (believed: boolean) =>
    present.filter((one) => one.believed === believed).map((one) => one.text);
  return { believed: texts(true), once: texts(false) };
}

/** Whether a read is going to be believed now and was not before. */
export function isNews(read: Read, known: Known): boolean {
  if (known.believed.includes(read.text)) return false;
  return !isLinear(read.format) || known.once.includes(read.text);
}

const AGREE_MS = 300;
const AGAIN_MS = 500;
/** Passes differ in what they read: a text is still there this long after its last read. */
const STAY_MS = 600;
const PAIR_MS = 1_500;
const HOLD_MS = 150;

function stay(one: Sighting): number {
  return one.believed ? STAY_MS : AGREE_MS;
}

function sighted(present: readonly Sighting[], frame: FrameTimes, read: Read): Sighting {
  const { taken: since, done: last } = frame;
  const earlier = present.find((one) => one.text === read.text);
  if (earlier === undefined) {
    const { text, format } = read;
    return { text, symbology: format, since, last, believed: !isLinear(format) };
  }
  const symbology = isLinear(read.format) ? earlier.symbology : read.format;
  // The second frame that agrees, or a QR code of the same text.
  return { ...earlier, symbology, last, believed: true };
}

/** The believed texts of this very frame and those whose stay overlaps with theirs; at most two. */
function together(sightings: readonly Sighting[], at: number): readonly Sighting[] {
  const believed = sightings.filter((one) => one.believed);
  const now = believed.filter((one) => one.last === at);
  const overlapping = believed.filter(
    (one) => one.last < at && now.some((other) => one.last >= other.since),
  );
  return [...now, ...overlapping]
    .slice(0, 2)
    .sort((one, other) => one.since - other.since || (one.text < other.text ? -1 : 1));
}

function recent(pair: Acceptance['pair'], at: number): Acceptance['pair'] {
  return pair !== null && at - pair.at <= PAIR_MS ? pair : null;
}
