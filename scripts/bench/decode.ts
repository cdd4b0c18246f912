/**
 * The decoder on pictures that this project makes itself, both engines side by side: what is read
 * of each kind, what is read where nothing is, and what a tick of the camera's schedule costs.
 *
 * The rival is @zxing/browser as it comes: TRY_HARDER off, the full frame, the same formats. Its
 * place behind our own interface (640 wide, white outside the guide box) has a column of its own.
 */
import { BrowserMultiFormatReader } from '@zxing/browser';
import * as zxingLibrary from '@zxing/library';
import {
  defaultFormats,
  type Engine,
  type Frame,
  formatsOfKind,
} from '../../renderer/camera/engine';
import { openZxingBrowser } from '../../renderer/camera/engines/zxing-browser';
import { likenessIn } from '../../renderer/camera/near-miss';
import { type Pass, readPass } from '../../renderer/camera/passes';
import { freshMemory, nextPass, remember } from '../../renderer/camera/schedule';
import { emptyFrame, nestedFrame, ordinaryFrame } from '../decode/empty';
import { openWasmForNode } from '../decode/engine';
import { kinds, shotOf } from '../decode/shots';
import { decodeStill } from '../decode/still';
import { publish, round } from './stats';

const SHOTS = 20;
const EMPTY = 2_000;
/** Every pass looks at each of these; at the others the full one and one more by turns. */
const EVERY = 7;
const TIMED = 160;

/** Measures, prints, and leaves `out/bench/decode.json`. */
export async function run(): Promise<void> {
  // The rival writes a stack trace per empty frame, which would cost it more than its decoding.
  console.warn = () => {};
  const engine = await openWasmForNode(defaultFormats);
  const rival = stockReader();
  const cost = await timeTicks(engine, rival, ordinaryFrame);
  const worst = await timeTicks(engine, rival, (number) => nestedFrame(number % 8));
  const reads = await readShots(engine, rival);
  const phantoms = await readNothing(engine);
  report({ cost, worst }, reads, phantoms);
}

interface Score {
  shots: number;
  ours: number;
  rival: number;
  second: number;
  wrong: number;
  screen: boolean;
}

async function readShots(engine: Engine, rival: Rival): Promise<Record<string, Score>> {
  const second = openZxingBrowser({ formats: defaultFormats });
  const scores: Record<string, Score> = {};
  for (const kind of kinds) {
    const { screen } = kind;
    const score: Score = { shots: SHOTS, ours: 0, rival: 0, second: 0, wrong: 0, screen };
    for (let number = 0; number < SHOTS; number++) {
      const { frame, text } = await shotOf(kind, number);
      const { reads } = await decodeStill(engine, frame, defaultFormats);
      if (reads.some((read) => read.text === text)) score.ours++;
      if (reads.some((read) => read.text !== text)) score.wrong++;
      if (rival(frame) === text) score.rival++;
      const [found] = await second.decode(frame);
      if (found?.text === text) score.second++;
    }
    scores[kind.name] = score;
  }
  return scores;
}

/** Texts, and likenesses of a code, where there is none. */
async function readNothing(engine: Engine): Promise<{ texts: string[]; likenesses: number }> {
  const texts: string[] = [];
  let likenesses = 0;
  for (let number = 0; number < EMPTY; number++) {
    const frame = emptyFrame(number);
    const passes: readonly Pass[] =
      number % EVERY === 0 ? every : ['full', byTurns[number % byTurns.length] as Pass];
    for (const pass of passes) {
      const reads = await readPass(engine, frame, pass, defaultFormats);
      texts.push(...reads.map((read) => `${number} ${pass} ${read.format} ${read.text}`));
    }
    if (likenessIn(frame, 'half') ?? likenessIn(frame, 'centre')) likenesses++;
  }
  return { texts, likenesses };
}

const every: readonly Pass[] = ['half', 'centre', 'full', 'turned', 'soft', 'close'];
const byTurns: readonly Pass[] = ['half', 'centre', 'turned', 'soft', 'close'];

interface Cost {
  ours: number;
  rival: number;
}

/** Milliseconds per tick of the camera's schedule, and per frame of the rival, by turns. */
async function timeTicks(
  engine: Engine,
  rival: Rival,
  frameOf: (number: number) => Frame,
): Promise<Cost> {
  let memory = freshMemory;
  const ms = { ours: 0, rival: 0 };
  for (let tick = -WARM_UP; tick < TIMED; tick++) {
    const frame = frameOf(tick + WARM_UP);
    const begun = performance.now();
    const plan = nextPass(memory, begun, engine.name);
    const formats = formatsOfKind(defaultFormats, plan.only);
    const reads = await readPass(engine, frame, plan.pass, formats);
    if (plan.probe !== null && reads.length === 0) likenessIn(frame, plan.probe);
    const between = performance.now();
    rival(frame);
    const ended = performance.now();
    memory = remember(memory, { at: begun, pass: plan.pass, read: false, unconfirmed: null });
    if (tick < 0) continue;
    ms.ours += between - begun;
    ms.rival += ended - between;
  }
  return { ours: ms.ours / TIMED, rival: ms.rival / TIMED };
}

/** Ticks before the measurement: compilers and allocators get warm. */
const WARM_UP = 24;

/** The text that stock @zxing/browser reads in a frame; null for none. */
type Rival = (frame: Frame) => string | null;

function stockReader(): Rival {
  const seen: typeof zxingLibrary & { default?: typeof zxingLibrary } = zxingLibrary;
  const { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, RGBLuminanceSource } =
    seen.default ?? seen;
  const formats = [BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128, BarcodeFormat.EAN_13];
  const reader = new BrowserMultiFormatReader(
    new Map([[DecodeHintType.POSSIBLE_FORMATS, formats]]),
  );
  return ({ data, width, height }) => {
    const source = new RGBLuminanceSource(new Uint8ClampedArray(data), width, height);
    try {
      return reader.decodeBitmap(new BinaryBitmap(new HybridBinarizer(source))).getText();
    } catch {
      return null; // The library says "nothing there" by throwing.
    }
  };
}

function report(
  { cost, worst }: { cost: Cost; worst: Cost },
  scores: Record<string, Score>,
  phantoms: { texts: string[]; likenesses: number },
): void {
  const all = Object.values(scores);
  const sum = (pick: (score: Score) => number, of = all) =>
    of.reduce((total, score) => total + pick(score), 0);
  const screens = all.filter(({ screen }) => screen);
  console.table(
    Object.fromEntries(
      Object.entries(scores).map(([name, { shots, ours, rival, second, wrong }]) => [
        name,
        { shots, read: ours, 'stock @zxing/browser': rival, 'second engine': second, wrong },
      ]),
    ),
  );
  for (const text of phantoms.texts) console.log(`phantom: ${text}`);
  console.log(`ms per tick ${round(cost.ours)}, stock @zxing/browser ${round(cost.rival)}`);
  console.log(
    `at worst (squares within squares) ${round(worst.ours)} against ${round(worst.rival)}`,
  );
  console.log(`${phantoms.likenesses} of ${EMPTY} code-free frames look like a code`);
  publish('decode', {
    figures: { cost, worst, kinds: scores, empty: EMPTY, ...phantoms },
    targets: [
      { name: 'frames in the set', value: sum((one) => one.shots), limit: 400, kind: 'least' },
      {
        name: 'read, times what stock @zxing/browser reads',
        value: sum((one) => one.ours) / sum((one) => one.rival),
        limit: 1.25,
        kind: 'least',
      },
      {
        name: 'share of simulated screens read',
        value: sum((one) => one.ours, screens) / sum((one) => one.shots, screens),
        limit: 0.95,
        kind: 'least',
      },
      { name: 'wrong texts in the set', value: sum((one) => one.wrong), limit: 0, kind: 'most' },
      {
        name: `texts from ${EMPTY} code-free frames`,
        value: phantoms.texts.length,
        limit: 0,
        kind: 'most',
      },
      {
        name: 'hints for code-free frames',
        value: phantoms.likenesses,
        limit: 0,
        kind: 'most',
      },
      {
        name: 'ms per code-free tick, times stock @zxing/browser',
        value: cost.ours / cost.rival,
        limit: 0.5,
        kind: 'most',
      },
    ],
  });
}
