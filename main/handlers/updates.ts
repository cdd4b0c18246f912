/** What main does for the update card: looks and takes for a manager who asks, outside shifts. */
import type { UpdateAnswer, UpdateCalls, UpdateState, Upkeep } from '../../shared/updates';
import type { Handlers } from '../ipc';
import type { Log } from '../logs/log';
import type { Updates } from '../update/begin';
import { failedVersions, type Install, previousVersion, waitingVersion } from '../update/install';
import type { UpdateSource } from '../update/source';
import { type Looked, lookForUpdate, type Taken, takeUpdate } from '../update/take';
import { logTaken } from '../update/watch';

export interface UpdateDeskParts {
  updates: Pick<Updates, 'install' | 'sourceOf'>;
  version: string;
  /** Whether this is a package, not the sources. */
  packaged: boolean;
  /** Of the settings; empty where nobody has said. */
  place: () => string;
  /** Of the start line. */
  bySelf: string | null;
  shiftOpen: () => boolean;
  /** Writes a ledger row of kind `manager`; false where the ledger takes none. */
  note: (reason: string) => boolean;
  log: Log;
}

type Way = { install: Install; source: UpdateSource };
type Deed = (way: Way) => Promise<UpdateAnswer>;

/** A person asked, so a version that failed before is offered again; a shift still comes first. */
const BY_HAND = { byHand: true, shiftOpen: false } as const;

export function updateHandlers(parts: UpdateDeskParts): Pick<Handlers, keyof UpdateCalls> {
  const { note, log } = parts;
  return {
    updateState: () => stateOf(parts),
    lookForUpdate: () => outsideShifts(parts, async (way) => told(await look(way))),
    takeUpdate: () =>
      outsideShifts(parts, async (way) => {
        const asked = (version: string) => note(`update-asked: ${version}`);
        const taken = await takeUpdate(way.install, way.source, BY_HAND, asked);
        logTaken(log, taken);
        if (taken.kind === 'taken') note(`update-taken: ${taken.version}`);
        return told(taken);
      }),
  };
}

const look = ({ install, source }: Way) => lookForUpdate(install, source, BY_HAND);

/** The same rule as for looks by itself: during a shift not even the list is fetched. */
async function outsideShifts(parts: UpdateDeskParts, deed: Deed): Promise<UpdateAnswer> {
  const { install, sourceOf } = parts.updates;
  if (install === null) return { kind: 'refused', why: 'not-here' };
  if (parts.shiftOpen()) return { kind: 'left', why: 'shift-open' };
  const source = sourceOf(placeOf(parts));
  return source === null ? { kind: 'refused', why: 'no-place' } : await deed({ install, source });
}

/** What a manager typed goes before the start line. */
function placeOf({ place, bySelf }: UpdateDeskParts): string {
  return place() || (bySelf ?? '');
}

/** Without the details, which name paths and hosts: the log has them. */
function told(became: Looked | Taken): UpdateAnswer {
  switch (became.kind) {
    case 'found':
      return { kind: 'found', version: became.offer.version };
    case 'taken':
    case 'left':
      return became;
    case 'refused':
      return { kind: 'refused', why: became.why };
    default:
      return became satisfies never;
  }
}

function stateOf({
  updates: { install },
  version,
  packaged,
  bySelf,
}: UpdateDeskParts): UpdateState {
  return {
    upkeep: install === null ? upkeepOf(packaged, process.platform, process.env) : 'portable',
    version,
    signed: install !== null && install.pinnedKey !== null,
    previous: install && previousVersion(install),
    waiting: install && waitingVersion(install),
    failed: install === null ? [] : failedVersions(install),
    bySelf,
  };
}

/** What put a program here that no launcher has started. */
export function upkeepOf(
  packaged: boolean,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Upkeep {
  if (!packaged) return 'sources';
  if (platform === 'win32') return 'nsis';
  if (platform === 'darwin') return 'dmg';
  return env['APPIMAGE'] ? 'appimage' : 'deb';
}
