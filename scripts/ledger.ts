/** `npm run ledger -- --profile=DIR [--practice] verify|export|backup|restore …`. */
import { createInterface } from 'node:readline/promises';
import { ledgerCommand } from './ledger-command';

// `… | head` has seen enough: that is no error.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await ledgerCommand(process.argv.slice(2), {
  out: process.stdout,
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  ask: process.stdin.isTTY ? ask : null,
});

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question(question), ended]);
  lines.close();
  return answer;
}
