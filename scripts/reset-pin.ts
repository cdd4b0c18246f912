/**
 * `npm run reset-pin -- --profile=DIR`: a manager's way back in when the PIN is forgotten
 * (docs/manager.md). It only leaves a mark in the profile; the till's next start takes the PIN
 * away and writes so into its ledger.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { RESET_FILE } from '../main/manager/keep';

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const given = args.map((arg) => /^--profile=(.+)$/s.exec(arg)?.[1]).find(Boolean);
  if (given === undefined) {
    console.error('usage: npm run reset-pin -- --profile=DIR');
    return 2;
  }
  const profile = resolve(given);
  if (!existsSync(join(profile, 'settings.json')) && !existsSync(join(profile, 'secrets.sealed'))) {
    console.error(`${profile}: no till was ever started with this profile`);
    return 1;
  }
  writeFileSync(join(profile, RESET_FILE), `${new Date().toISOString()}\n`, { mode: 0o600 });
  console.log(
    'Start the till again (close it first if it runs): the PIN is gone, and the first to open\n' +
      "the manager pages sets a new one. The till's ledger keeps a row of kind `manager`,\n" +
      'reason `pin-reset`.',
  );
  return 0;
}
