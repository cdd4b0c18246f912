/** `SHA256SUMS` of the artefacts, its signature, and how a shop verifies both. */
import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Who signs. The private half never lies in this project. */
export interface Signer {
  /** PEM of the public key, which the packaged app pins. */
  publicKey: string;
  /** The 64 bytes of an Ed25519 signature. */
  sign(content: Buffer): Buffer;
}

/**
 * By the environment: `KAQUAN_SIGNING_KEY` names a PEM file with an Ed25519 private key; or
 * `KAQUAN_SIGN_COMMAND` a program that signs what it gets (a token, a safe) and
 * `KAQUAN_RELEASE_KEY` the PEM of its public key. Null: nothing is signed, and the app takes no
 * updates. Throws where what is named cannot be used.
 */
export function signerFrom(env: NodeJS.ProcessEnv): Signer | null {
  const { KAQUAN_SIGNING_KEY: file, KAQUAN_SIGN_COMMAND: command, KAQUAN_RELEASE_KEY: key } = env;
  if (file) {
    const privateKey = createPrivateKey(readFileSync(file));
    const publicKey = createPublicKey(privateKey);
    return { publicKey: pemOf(publicKey), sign: (content) => sign(null, content, privateKey) };
  }
  if (!command) return null;
  if (!key) throw new Error('KAQUAN_SIGN_COMMAND needs KAQUAN_RELEASE_KEY: its public key, PEM');
  return {
    publicKey: pemOf(createPublicKey(readFileSync(key))),
    sign: (content) => signByCommand(command, content),
  };
}

/** Writes `SHA256SUMS`, `SHA256SUMS.sig` and `release-key.pem` where signed, and `VERIFY.txt`. */
export async function writeSums(
  folder: string,
  artefacts: readonly string[],
  signer: Signer | null,
): Promise<void> {
  const lines: string[] = [];
  for (const name of [...artefacts].sort()) {
    lines.push(`${await sha256(join(folder, name))}  ${name}\n`);
  }
  const sums = Buffer.from(lines.join(''));
  writeFileSync(join(folder, 'SHA256SUMS'), sums);
  if (signer !== null) {
    writeFileSync(join(folder, 'SHA256SUMS.sig'), signer.sign(sums));
    writeFileSync(join(folder, 'release-key.pem'), signer.publicKey);
  }
  const advice = readFileSync(new URL('./VERIFY.txt', import.meta.url), 'utf8');
  writeFileSync(join(folder, 'VERIFY.txt'), advice);
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function signByCommand(command: string, content: Buffer): Buffer {
  const done = spawnSync(command, { input: content, shell: true, maxBuffer: 1024 * 1024 });
  if (done.status !== 0 || done.stdout.length !== 64) {
    throw new Error(`the signing command gave no signature of 64 bytes: ${String(done.stderr)}`);
  }
  return done.stdout;
}

function pemOf(key: ReturnType<typeof createPublicKey>): string {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the release key must be Ed25519');
  return String(key.export({ type: 'spki', format: 'pem' }));
}
