/**
 * The practice WeChat server on its own: `npm run --silent practice-server -- --port 0`.
 * The first line of stdout is JSON and nothing else; a person's hints go to stderr.
 */
import { startPracticeServer } from '../main/practice/server';

const USAGE = `usage: npm run --silent practice-server -- [--port N] [--latency MS]

  --port N       the port on 127.0.0.1; 0 (default) takes a free one
  --latency MS   added to every answer
`;

interface Options {
  port: number;
  latencyMs: number;
}

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`${options}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  await serve(options);
}

async function serve(wanted: Options): Promise<void> {
  const server = await startPracticeServer(wanted).catch((error: NodeJS.ErrnoException) => {
    process.stderr.write(`cannot listen on port ${wanted.port}: ${error.code ?? error.message}\n`);
    return null;
  });
  if (!server) {
    process.exitCode = 1;
    return;
  }
  const { port, appId, appSecret, baseUrl } = server;
  process.stdout.write(`${JSON.stringify({ port, appId, appSecret })}\n`);
  process.stderr.write(`codes: ${baseUrl}/practice/codes (Ctrl-C ends the server)\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
}

/** The options, or what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
  const found: Options = { port: 0, latencyMs: 0 };
  const rest = args.flatMap((arg) => (/^--[a-z]+=/.test(arg) ? arg.split(/=(.*)/s, 2) : [arg]));
  while (rest.length > 0) {
    const flag = rest.shift() ?? '';
    const limit = flag === '--port' ? 65_535 : flag === '--latency' ? 600_000 : null;
    if (limit === null) return `${flag}: unknown option`;
    const value = rest.shift() ?? '';
    if (!/^\d{1,6}$/.test(value) || Number(value) > limit) {
      return `${flag}: a whole number from 0 to ${limit} must follow`;
    }
    if (flag === '--port') found.port = Number(value);
    else found.latencyMs = Number(value);
  }
  return found;
}
