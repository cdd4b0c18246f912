/** What `npm run package` was asked for, and whether this machine's Electron may be packaged. */
import { resolve } from 'node:path';

export interface PackageOptions {
  /** Only the unpacked app. */
  dirOnly: boolean;
  /** The registry's runtime may be packaged, and the artefact says so in its name. */
  testRuntime: boolean;
  /** electron-builder then downloads AppImage's runtime. */
  appImage: boolean;
  /** Where the artefacts go. */
  out: string;
  /** Who answers for the .deb, `Name <mail>`; null for electron-builder.yml's. */
  maintainer: string | null;
  /** The distributor's page; null for package.json's. */
  homepage: string | null;
}

export type ReadOptions = { ok: true; value: PackageOptions } | { ok: false; problem: string };

const names: Record<string, 'dirOnly' | 'testRuntime' | 'appImage'> = {
  '--dir': 'dirOnly',
  '--test-runtime': 'testRuntime',
  '--appimage': 'appImage',
};

const forms = {
  '--maintainer': '--maintainer="Name <mail>"',
  '--homepage': '--homepage=https://…',
} as const;

/** Reads the command line; an unknown word is refused, as it may be a misspelt one. */
export function readOptions(argv: readonly string[], dist: string): ReadOptions {
  const value: PackageOptions = {
    ...{ dirOnly: false, testRuntime: false, appImage: false, out: dist },
    ...{ maintainer: null, homepage: null },
  };
  for (const argument of argv) {
    const name = names[argument];
    const [word, content = ''] = argument.split(/=(.*)/s);
    if (word === '--out') {
      value.out = resolve(content);
      continue;
    }
    if (word === '--maintainer' || word === '--homepage') {
      const fits = word === '--homepage' ? URL.canParse(content) : /^.+ <\S+@\S+>$/.test(content);
      if (!fits) return { ok: false, problem: `${word} needs ${forms[word]}` };
      value[word === '--homepage' ? 'homepage' : 'maintainer'] = content;
      continue;
    }
    if (name === undefined) {
      const known = [...Object.keys(names), '--out=DIR', ...Object.values(forms)].join(', ');
      return { ok: false, problem: `${argument} is not known; there are: ${known}` };
    }
    value[name] = true;
  }
  return { ok: true, value };
}

/** Null where this runtime may be packaged as asked; else what to do instead. */
export function objectionTo(
  runtime: 'official' | 'registry' | 'none',
  { testRuntime }: Pick<PackageOptions, 'testRuntime'>,
): string | null {
  switch (runtime) {
    case 'none':
      return 'there is no Electron runtime here: run npm ci first';
    case 'registry':
      if (testRuntime) return null;
      return (
        'the Electron here is the development and test runtime of the package registry, out of ' +
        'support and never for a shop. On a machine that reaches the official download run npm ci ' +
        'with KAQUAN_ELECTRON_RUNTIME=official; for a test of the packaging itself: ' +
        'npm run package -- --test-runtime'
      );
    case 'official':
      return null;
    default:
      return runtime satisfies never;
  }
}

/** Put before the version in every artefact's name. */
export function markOf(runtime: 'official' | 'registry' | 'none'): string {
  return runtime === 'official' ? '' : '-TEST-RUNTIME';
}
