/** How big the app's own part is, without Electron, and by what. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listPackage, statFile } from '@electron/asar';

/** What the app itself may weigh. */
export const LIMIT_BYTES = 12 * 1024 * 1024;

export interface SizeReport {
  bytes: number;
  /** Bytes by folder, the biggest first. */
  parts: [name: string, bytes: number][];
}

/** Measures a packaged app by its `resources` folder and the papers beside it. */
export function sizeOf(resources: string, legal: string): SizeReport {
  const files = [
    ...inArchive(join(resources, 'app.asar')),
    ...inFolder(resources),
    ...inFolder(legal),
  ];
  const parts = new Map<string, number>();
  for (const [path, bytes] of files) {
    const name = partOf(path);
    parts.set(name, (parts.get(name) ?? 0) + bytes);
  }
  return {
    bytes: files.reduce((sum, [, bytes]) => sum + bytes, 0),
    parts: [...parts].sort(([, a], [, b]) => b - a),
  };
}

type Sized = [path: string, bytes: number];

/** Files packed into the archive; those that lie unpacked beside it are counted there. */
function inArchive(archive: string): Sized[] {
  return listPackage(archive, { isPack: false }).flatMap((path): Sized[] => {
    const entry = statFile(archive, path.replace(/^[\\/]/, ''));
    return 'size' in entry && !entry.unpacked ? [[`app.asar${path}`, entry.size]] : [];
  });
}

function inFolder(folder: string): Sized[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry): Sized[] => {
    if (!entry.isFile() || entry.name === 'app.asar') return [];
    const path = join(entry.parentPath, entry.name);
    return [[relative(join(folder, '..'), path), statSync(path).size]];
  });
}

/** `app.asar/out/main`, `node_modules/serialport`, or the first folder. */
function partOf(path: string): string {
  const name = path.replaceAll('\\', '/');
  const module = /node_modules\/(@[^/]+\/)?[^/]+/.exec(name);
  return module?.[0] ?? name.split('/').slice(0, 3).join('/');
}
