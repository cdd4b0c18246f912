/** The launch switches (contract: Launch switches). */
import { describe, expect, test } from 'vitest';
import { readSwitches } from '../../../main/switches';

const none = {
  profile: null,
  provision: null,
  practice: false,
  apiBase: null,
  windowed: false,
  update: null,
  updateSource: null,
};
const read = (...argv: string[]) => readSwitches(argv, '/shop');

describe('switches', () => {
  const lines: [what: string, argv: string[], change: object][] = [
    ['none', [], {}],
    [
      'all of them',
      [
        '--profile=/p',
        '--provision=/f.json',
        '--practice',
        '--api-base=https://x.example',
        '--windowed',
      ],
      {
        profile: '/p',
        provision: '/f.json',
        practice: true,
        apiBase: 'https://x.example',
        windowed: true,
      },
    ],
    [
      'a path beside the folder it was started in',
      ['--profile=till 2', '--provision=../f.json'],
      { profile: '/shop/till 2', provision: '/f.json' },
    ],
    [
      'a place for updates, on a stick or in the intranet',
      ['--update=stick', '--update-source=https://updates.shop/till/'],
      { update: '/shop/stick', updateSource: 'https://updates.shop/till/' },
    ],
    ['a path with an equals sign', ['--profile=/p=1'], { profile: '/p=1' }],
    [
      'a test server on this machine',
      ['--api-base=http://127.0.0.1:8080'],
      { apiBase: 'http://127.0.0.1:8080' },
    ],
    ['the last of two', ['--profile=/one', '--profile=/two'], { profile: '/two' }],
    [
      'those of Electron and Chromium left alone',
      ['.', '--no-sandbox', '--remote-debugging-port=0', '--inspect', '-v'],
      {},
    ],
    ['names that only begin alike', ['--profile-directory=/p', '--windowed-mode'], {}],
  ];
  test.each(lines)('%s', (_what, argv, change) => {
    expect(read(...argv)).toEqual({ ok: true, value: { ...none, ...change } });
  });

  const base = '--api-base needs an https:// address (http:// for loopback only)';
  const wrong: [argument: string, problem: string][] = [
    ['--profile', '--profile needs a path: --profile=PATH'],
    ['--profile=', '--profile needs a path: --profile=PATH'],
    ['--provision', '--provision needs a path: --provision=PATH'],
    ['--provision=', '--provision needs a path: --provision=PATH'],
    ['--api-base', base],
    ['--api-base=', base],
    ['--api-base=http://api.weixin.qq.com', base],
    ['--api-base=api.weixin.qq.com', base],
  ];
  test.each(wrong)('%s names what is wrong', (argument, problem) => {
    expect(read('--practice', argument)).toEqual({ ok: false, problem });
  });
});

describe('a switch that was mistyped', () => {
  test.each([
    ['--practise', '--practice'],
    ['--Practice', '--practice'],
    ['-practice', '--practice'],
    ['—practice', '--practice'],
    ['--profil=/tmp/x', '--profile'],
    ['--provison=/tmp/x.json', '--provision'],
    ['--apibase=https://a.example', '--api-base'],
    ['--window', '--windowed'],
  ])('%s is not ignored: it asks for %s', (typed, meant) => {
    const read = readSwitches([typed], '/');
    expect(read.ok ? '' : read.problem).toContain(`did you mean ${meant}?`);
  });

  test.each([
    '--no-sandbox',
    '--password-store=gnome-libsecret',
    '--profile-directory=Default',
    '--proxy-server=http://10.0.0.1',
    '--window-size=800,600',
    '--use-fake-device-for-media-stream',
    '--inspect=0',
    '/some/path/to/practise',
  ])('%s is left to Electron', (argument) => {
    expect(readSwitches([argument], '/').ok).toBe(true);
  });
});
