/** `npm run bench [-- NAME …]`: runs benchmarks one after the other, never side by side. */
import { ensureBuilt } from '../build';
import { ensureSystemLibraries } from '../system-libraries.mjs';

/** Each module exports `run()`, prints a table and leaves `out/bench/NAME.json`. */
const benches: Record<string, () => Promise<{ run(): Promise<void> }>> = {
  wedge: () => import('./wedge'),
  'wedge-recorded': () => import('./wedge-recorded'),
  'cold-start': () => import('./cold-start'),
  decode: () => import('./decode'),
  camera: () => import('./camera'),
  idle: () => import('./idle'),
  memory: () => import('./memory'),
  ledger: () => import('./ledger'),
  crash: () => import('./crash'),
  members: () => import('./members'),
  tokens: () => import('./tokens'),
  console: () => import('./console'),
  statistics: () => import('./statistics'),
  fuzz: () => import('./fuzz'),
  startup: () => import('./startup'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `no benchmark ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(1);
}
if (!ensureSystemLibraries(['test'])) process.exit(1);
ensureBuilt();
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  console.log(`\n${name}`);
  await (await benches[name]?.())?.run();
}
