/** Builds the bundles under `out/`; from the other scripts only where something has changed. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'out', 'build-stamp');
const inputs = [
  'main',
  'renderer',
  'shared',
  'assets',
  'electron.vite.config.ts',
  'package-lock.json',
];

/** Builds where a source is newer than the bundles, or they are not there. */
export function ensureBuilt(): void {
  const stamp = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  build(stamp);
}

/** Builds now. Throws where the build fails; its output has said why. */
export function build(stamp = fingerprint()): void {
  const command = join(root, 'node_modules', '.bin', 'electron-vite');
  execFileSync(command, ['build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] });
  writeFileSync(stampFile, stamp);
}

/** Changes with every source file's name, size and time. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, join(root, input));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return;
  const stat = statSync(path);
  if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
    return;
  }
  hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
