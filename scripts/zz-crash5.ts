import { ensureBuilt } from '/work/main/scripts/build';
import { crash } from '/work/main/scripts/bench/crash';
ensureBuilt();
console.log(JSON.stringify(await crash(Number(process.argv[2] ?? 5), 42), null, 1));
