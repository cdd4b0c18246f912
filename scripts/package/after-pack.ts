/** What Electron brings for running an unpackaged app, and the marks of our own installation. */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';

const LEFT_OVER = ['version', 'kaquan-runtime.json'];

/** electron-builder calls it when the folder stands and before the fuses are set. */
export async function afterPack({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const resources = packager.getResourcesDir(appOutDir);
  await rm(join(resources, 'default_app.asar'), { force: true });
  for (const name of LEFT_OVER) await rm(join(appOutDir, name), { force: true });
  const unpacked = join(resources, 'app.asar.unpacked');
  if (existsSync(unpacked)) await dropEmpty(unpacked);
}

/** Where foreign native files were left out, their folders stayed. */
async function dropEmpty(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await dropEmpty(join(folder, entry.name));
  }
  if ((await readdir(folder)).length === 0) await rm(folder, { recursive: true });
}
