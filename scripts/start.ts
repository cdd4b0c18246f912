/** `npm start`: builds if needed and opens the till; with no display it runs the demo instead. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, root } from './build';
import { electronBinary, sandboxSwitches } from './electron';
import { ensureSystemLibraries } from './system-libraries.mjs';

if (!ensureSystemLibraries([])) process.exit(1);
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

if (hasDisplay) {
  ensureBuilt();
  const till = spawn(electronBinary(), [root, ...sandboxSwitches(), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => till.kill(signal));
  till.on('exit', (code) => process.exit(code ?? 1));
} else {
  console.log('No display here (DISPLAY is not set): running the scripted demo instead.');
  const tsx = join(root, 'node_modules', '.bin', 'tsx');
  const demo = spawnSync(tsx, [join(root, 'scripts', 'demo.ts')], { stdio: 'inherit' });
  process.exit(demo.status ?? 1);
}
