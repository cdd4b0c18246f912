/** Versions of everything that a fault may lie in. */
import { arch, release } from 'node:os';
import type { HealthVersions } from '../../shared/health';

/** Outside Electron (a test in plain Node) its own are empty. */
export function systemVersions(app: string): Omit<HealthVersions, 'sqlite' | 'schema'> {
  const { electron = '', chrome: chromium = '', node } = process.versions;
  return { app, electron, chromium, node, system: `${process.platform} ${arch()} ${release()}` };
}
