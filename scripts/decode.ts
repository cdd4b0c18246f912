/**
 * `npm run decode -- [--formats=A,B] [--engine=zxing-wasm|zxing-browser] PATH…`: what the camera
 * would read in picture files, by its very engine, settings and passes. One JSON object per file.
 */
import { defaultFormats, type Engine, type EngineName } from '../renderer/camera/engine';
import { openZxingBrowser } from '../renderer/camera/engines/zxing-browser';
import type { Symbology } from '../shared/contract';
import { openWasmForNode } from './decode/engine';
import { picturesUnder, readPicture } from './decode/pictures';
import { decodeStill } from './decode/still';

const known: readonly Symbology[] = ['QRCode', 'Code128', 'Code39', 'EAN13'];
const engines: readonly EngineName[] = ['zxing-wasm', 'zxing-browser'];
const usage = 'decode [--formats=QRCode,Code128,Code39,EAN13] [--engine=NAME] PATH…';

interface Wish {
  formats: readonly Symbology[];
  engine: EngineName;
  paths: readonly string[];
}

/** One line of the output. */
interface Line {
  file: string;
  text?: string;
  format?: Symbology;
  texts?: string[];
  ms: number;
  /** What is wrong with the file; what was read in its rest stands here all the same. */
  error?: string;
}

// `decode … | head` closes the pipe early: that is no failure.
process.stdout.once('error', () => process.exit(0));
await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<void> {
  const wish = readWish(words);
  if (typeof wish === 'string') {
    console.error(wish);
    process.exitCode = 2;
    return;
  }
  const engine =
    wish.engine === 'zxing-wasm'
      ? await openWasmForNode(wish.formats)
      : openZxingBrowser({ formats: wish.formats });
  // As in the camera's Worker: the first decode compiles, and no picture's time should hold that.
  await engine.decode({ data: new Uint8Array(640 * 360).fill(128), width: 640, height: 360 });
  for (const path of wish.paths) {
    for (const file of await picturesUnder(path)) {
      console.log(JSON.stringify(await decodeFile(engine, file, wish.formats)));
    }
  }
}

async function decodeFile(
  engine: Engine,
  file: string,
  formats: readonly Symbology[],
): Promise<Line> {
  try {
    const { frame, damage } = await readPicture(file);
    const { reads, ms } = await decodeStill(engine, frame, formats);
    const end = { ms: Math.round(ms * 10) / 10, ...(damage === null ? {} : { error: damage }) };
    const first = reads[0];
    if (first === undefined) return { file, ...end };
    const texts = reads.map((read) => read.text);
    const { text, format } = first;
    return { file, text, format, ...(texts.length > 1 ? { texts } : {}), ...end };
  } catch (error) {
    return { file, ms: 0, error: error instanceof Error ? error.message : String(error) };
  }
}

function readWish(words: readonly string[]): Wish | string {
  let formats = defaultFormats;
  let engine: EngineName = 'zxing-wasm';
  const paths: string[] = [];
  for (const word of words) {
    const [, name, value = ''] = /^--([a-z]+)=(.*)$/.exec(word) ?? [];
    if (name === 'formats') {
      const asked = value.split(',').filter((part) => part !== '');
      const found = known.filter((format) => asked.includes(format));
      if (found.length === 0 || found.length !== new Set(asked).size) {
        return `--formats=${value}: choose from ${known.join(', ')}`;
      }
      formats = found;
    } else if (name === 'engine') {
      const found = engines.find((one) => one === value);
      if (found === undefined) return `--engine=${value}: choose from ${engines.join(', ')}`;
      engine = found;
    } else if (word.startsWith('--')) return `${word} is not known\n${usage}`;
    else paths.push(word);
  }
  return paths.length === 0 ? usage : { formats, engine, paths };
}
