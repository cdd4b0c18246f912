/**
 * `npm test`: format and lint, types, unit and integration, end to end in a real window.
 * Everything runs, whatever failed before; ends with one line of counts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build';
import { ensureSystemLibraries } from './system-libraries.mjs';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const reports = join(root, 'out', 'test');

if (!ensureSystemLibraries(['test', 'ime', 'keyring'])) process.exit(1);
const counts = [
  check('format and lint', [bin('biome'), 'ci', '--max-diagnostics=50', '.']),
  check('types', [bin('tsc'), '-b']),
  check('build', null),
  vitest('unit'),
  vitest('e2e'),
];
const total = counts.reduce((sum, one) => ({
  passed: sum.passed + one.passed,
  failed: sum.failed + one.failed,
  skipped: sum.skipped + one.skipped,
}));
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);

function check(name: string, command: string[] | null): Counts {
  console.log(`— ${name}`);
  const ok = command ? run(command) : tryBuild();
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function tryBuild(): boolean {
  try {
    build();
    return true;
  } catch {
    return false; // The build itself has said why.
  }
}

/** Runs one project; a run that leaves no report counts as one failure. */
function vitest(project: string): Counts {
  console.log(`— ${project}`);
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const ok = run([bin('vitest'), 'run', '--project', project, ...reporters]);
  try {
    const seen = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>;
    const failed = seen['numFailedTests'] ?? 0;
    return {
      passed: seen['numPassedTests'] ?? 0,
      failed: ok ? failed : Math.max(1, failed),
      skipped: (seen['numPendingTests'] ?? 0) + (seen['numTodoTests'] ?? 0),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function run([file = '', ...rest]: string[]): boolean {
  return spawnSync(file, rest, { cwd: root, stdio: 'inherit' }).status === 0;
}
