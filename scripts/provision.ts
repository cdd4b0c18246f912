/** `npm run provision -- --check FILE`: says what is wrong with a provisioning file. */
import { readFileSync } from 'node:fs';
import { checkProvisioning } from '../main/settings/provision';

const [flag, file, ...rest] = process.argv.slice(2);
if (flag !== '--check' || !file || rest.length > 0) {
  console.error('usage: npm run provision -- --check FILE');
  process.exit(1);
}

let content: string;
try {
  content = readFileSync(file, 'utf8');
} catch (error) {
  console.error(`${file}: cannot be read (${(error as Error).message})`);
  process.exit(1);
}
const checked = checkProvisioning(content);
if (checked.ok) console.log(`${file}: ok`);
else for (const problem of checked.problems) console.error(`${file}: ${problem}`);
process.exit(checked.ok ? 0 : 1);
