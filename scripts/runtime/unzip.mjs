/**
 * Reads a zip archive entry by entry with Node alone: `unzip` is not on every machine, and the
 * extractor that comes with Electron cannot leave anything out.
 *
 * Understands what the pinned archive uses: stored and deflated entries, no encryption, no zip64.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc
 * @property {number} packed bytes in the archive
 * @property {number} size bytes unpacked
 * @property {number} mode Unix mode, 0 if unknown
 * @property {number} offset of the local header
 */

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
/** Both of this machine class's cores; more only makes the disk seek. */
const AT_ONCE = 2;

/**
 * Unpacks the entries that `place` names.
 *
 * @param {string} archive
 * @param {string} folder where to; made if missing
 * @param {(name: string) => string | null} place path below `folder`, or null to leave out
 * @param {(bytes: number) => void} [onBytes] called with unpacked bytes as they are written
 * @returns {Promise<void>}
 * @throws {Error} if the archive is damaged, an entry does not match its checksum, or a path leads
 *   out of `folder`
 */
export async function unzip(archive, folder, place, onBytes = () => {}) {
  const file = await open(archive, 'r');
  try {
    const work = [];
    for (const entry of await entries(file)) {
      const to = place(entry.name);
      if (to !== null) work.push({ entry, to: inside(folder, to) });
    }
    // Big ones first, so that the last thing to end is a small one.
    work.sort((a, b) => b.entry.size - a.entry.size);
    const next = work.values();
    const worker = async () => {
      for (const { entry, to } of next) await unpack(file, entry, to, onBytes);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<Entry[]>}
 */
async function entries(file) {
  const { size } = await file.stat();
  // The end record is 22 bytes and may be followed by a comment of up to 64 KiB.
  const tail = await read(file, Math.max(0, size - 22 - 0xffff), Math.min(size, 22 + 0xffff));
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw new Error('not a zip archive, or one that is cut off');
  const count = tail.readUInt16LE(at + 10);
  const directory = await read(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));

  /** @type {Entry[]} */
  const found = [];
  for (let p = 0, i = 0; i < count; i++) {
    if (directory.readUInt32LE(p) !== CENTRAL) throw new Error('damaged zip directory');
    const nameBytes = directory.readUInt16LE(p + 28);
    found.push({
      name: directory.toString('utf8', p + 46, p + 46 + nameBytes),
      method: directory.readUInt16LE(p + 10),
      crc: directory.readUInt32LE(p + 16),
      packed: directory.readUInt32LE(p + 20),
      size: directory.readUInt32LE(p + 24),
      mode: directory.readUInt16LE(p + 40) & 0o777,
      offset: directory.readUInt32LE(p + 42),
    });
    p += 46 + nameBytes + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
  }
  return found;
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Entry} entry
 * @param {string} to
 * @param {(bytes: number) => void} onBytes
 */
async function unpack(file, entry, to, onBytes) {
  if (entry.method !== 0 && entry.method !== 8) {
    throw new Error(`${entry.name}: zip method ${entry.method} is not understood`);
  }
  const header = await read(file, entry.offset, LOCAL_BYTES);
  if (header.readUInt32LE(0) !== LOCAL) throw new Error(`${entry.name}: damaged zip header`);
  const start = entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);

  await mkdir(dirname(to), { recursive: true });
  let crc = 0;
  let size = 0;
  const check = new Transform({
    transform(chunk, _encoding, done) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  // Readable to everyone and executable to everyone if to the owner: an ordinary user must be able
  // to start what root installed.
  const mode = 0o644 | (entry.mode & 0o100 ? 0o111 : 0);
  const out = createWriteStream(to, { mode });
  const packed = slices(file, start, entry.packed);
  if (entry.method === 0) await pipeline(packed, check, out);
  else await pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), check, out);
  if (crc !== entry.crc || size !== entry.size) {
    throw new Error(`${entry.name}: checksum does not match, the archive is damaged`);
  }
}

/**
 * The bytes of one entry. Positioned reads, so that several entries may share the handle.
 *
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} start
 * @param {number} length
 */
async function* slices(file, start, length) {
  const step = 1024 * 1024;
  for (let done = 0; done < length; done += step) {
    yield await read(file, start + done, Math.min(step, length - done));
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function read(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('the zip archive is cut off');
  return buffer;
}

/**
 * @param {string} folder
 * @param {string} name
 */
function inside(folder, name) {
  const to = resolve(folder, name);
  if (!to.startsWith(resolve(folder) + sep)) throw new Error(`${name} leads out of the folder`);
  return to;
}
