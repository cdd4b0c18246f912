/**
 * Notes of which npm packages a bundle is made, in `out/shipped/NAME.json`. Bundled code has no
 * folder in the installed app any more, and its licences must be told all the same.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A vite plugin for one bundle. `to` is relative to the project, where the build runs. */
export function noteShipped(name: string, to = join('out', 'shipped')): Plugin {
  return {
    name: 'note-shipped',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((piece) =>
        piece.type === 'chunk' ? Object.keys(piece.modules) : piece.originalFileNames,
      );
      mkdirSync(to, { recursive: true });
      writeFileSync(join(to, `${name}.json`), `${JSON.stringify(packagesOf(modules), null, 2)}\n`);
    },
  };
}

/** The package folders that module paths lie in, sorted, from `node_modules/` on. */
export function packagesOf(modules: readonly string[]): string[] {
  const found = modules.flatMap((module) => {
    const path = module.replaceAll('\\', '/');
    const match = /(?:node_modules\/(?:@[^/]+\/)?[^/]+\/)*node_modules\/(?:@[^/]+\/)?[^/?]+/.exec(
      path,
    );
    return match ? [match[0]] : [];
  });
  return [...new Set(found)].sort();
}
