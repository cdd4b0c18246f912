/** `npm run ledger -- --profile=DIR [--practice] verify|export|backup|restore …`. */
import { ledgerCommand } from './ledger-command';

// `… | head` has seen enough: that is no error.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await ledgerCommand(process.argv.slice(2), {
  out: process.stdout,
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
});
