/** When an intent is read back and what may be concluded then (redemption rules §5). */
import { describe, expect, test } from 'vitest';
import {
  afterRead,
  firstRead,
  liveIsOver,
  oneMoreRead,
  type ReadSeen,
  resendFailed,
  type Settling,
  settlingBehind,
  settlingFound,
  settlingLive,
} from '../../../main/redemption/steps';

const SENT = 100_000;
/** The send failed two seconds after it left. */
const FAILED = SENT + 2_000;

const live = settlingLive(SENT, FAILED);
const resent = resendFailed(live, SENT + 3_000, SENT + 4_000);
const behind = settlingBehind({ ...live, reads: 3 });
const found = settlingFound(SENT);
const atRead = (settling: Settling, reads: number): Settling => ({ ...settling, reads });

const everything: readonly ReadSeen[] = ['consumed', 'normal', 'not-consumed', 'unclear'];
const redeemed = { kind: 'conclude', state: 'settled-redeemed' };
const notRedeemed = { kind: 'conclude', state: 'settled-not-redeemed' };

describe('the first read', () => {
  test('comes 1 s after the send failed where the cashier waits', () => {
    expect(firstRead(live, FAILED + 10)).toBe(FAILED + 1_000);
  });

  test('comes 1 s after the re-send failed, too', () => {
    expect(firstRead(resent, SENT + 4_000)).toBe(SENT + 5_000);
  });

  test('comes at once for an intent found at start', () => {
    expect(firstRead(found, SENT)).toBe(SENT);
  });
});

describe('with the cashier waiting', () => {
  test('reads follow 1, 3 and 8 s after the send failed', () => {
    const at = [1, 2].map((reads) => afterRead(atRead(live, reads), 'unclear', SENT, FAILED + 1));
    expect(at).toEqual([
      { kind: 'read', at: FAILED + 3_000 },
      { kind: 'read', at: FAILED + 8_000 },
    ]);
  });

  test('a read whose time has passed during the last one is made at once', () => {
    const now = FAILED + 9_000;
    expect(afterRead(atRead(live, 2), 'unclear', now, now)).toEqual({ kind: 'read', at: now });
  });

  test.each([1, 2, 3])('the first NORMAL, at read %i, sends once more', (reads) => {
    const step = afterRead(atRead(live, reads), 'normal', FAILED + 1_000, FAILED + 1_000);
    expect(step).toEqual({ kind: 'resend' });
  });

  test.each([1, 2, 3])('a NORMAL after the re-send never sends again, at read %i', (reads) => {
    const now = SENT + 5_000;
    expect(afterRead(atRead(resent, reads), 'normal', now, now).kind).toBe('read');
  });

  test('only a NORMAL sends once more', () => {
    const kinds = everything.map(
      (seen) => afterRead(atRead(live, 1), seen, FAILED + 1_000, FAILED + 1_000).kind,
    );
    expect(kinds).toEqual(['conclude', 'resend', 'read', 'read']);
  });

  test('a re-send counts the 15 s and the reads from itself', () => {
    expect(resent).toEqual({
      live: true,
      resent: true,
      lastSentAt: SENT + 3_000,
      failedAt: SENT + 4_000,
      reads: 0,
    });
  });

  test('a re-send that never left does not move the last send back', () => {
    expect(resendFailed(live, SENT - 5, FAILED).lastSentAt).toBe(SENT);
  });

  test('the waiting is over after the third read', () => {
    const over = [0, 1, 2, 3].map((reads) => liveIsOver(atRead(live, reads)));
    expect(over).toEqual([false, false, false, true]);
  });

  test('the first read after the waiting comes 5 s later', () => {
    const now = FAILED + 8_000;
    expect(afterRead(atRead(live, 3), 'unclear', now, now)).toEqual({
      kind: 'read',
      at: now + 5_000,
    });
  });
});

describe('in the background', () => {
  test('nobody waits, and nothing is ever sent', () => {
    const kinds = [behind, found].flatMap((settling) =>
      [1, 2, 3, 4].flatMap((reads) =>
        everything.map((seen) => afterRead(atRead(settling, reads), seen, SENT, SENT).kind),
      ),
    );
    expect(kinds).not.toContain('resend');
    expect([liveIsOver(behind), liveIsOver(found)]).toEqual([true, true]);
  });

  test('failed reads are repeated with pauses that grow to a minute', () => {
    let settling = found;
    const pauses = [1, 2, 3, 4, 5, 6, 7].map(() => {
      settling = oneMoreRead(settling);
      const step = afterRead(settling, 'unclear', SENT, SENT);
      return step.kind === 'read' ? (step.at - SENT) / 1_000 : step.kind;
    });
    expect(pauses).toEqual([5, 10, 20, 40, 60, 60, 60]);
  });

  test('a clear answer that comes too early is asked for again when 15 s have passed', () => {
    const steps = (['normal', 'not-consumed'] as const).map((seen) =>
      afterRead(atRead(found, 1), seen, SENT + 400, SENT + 500),
    );
    expect(steps).toEqual([
      { kind: 'read', at: SENT + 15_000 },
      { kind: 'read', at: SENT + 15_000 },
    ]);
  });
});

describe('what a read concludes', () => {
  const settlings = { live, resent, behind, found };
  const each = Object.entries(settlings).map(([name, settling]) => ({
    name,
    settling: atRead(settling, 1),
  }));

  test.each(each)('CONSUMED is redeemed at any time ($name)', ({ settling }) => {
    const steps = [0, 1, 14_999, 15_000, 600_000].map((ms) =>
      afterRead(settling, 'consumed', settling.lastSentAt + ms, settling.lastSentAt + ms),
    );
    expect(steps).toEqual(steps.map(() => redeemed));
  });

  test.each(each)('nothing can be concluded from an unclear answer ($name)', ({ settling }) => {
    const kinds = [0, 15_000, 600_000].map(
      (ms) =>
        afterRead(settling, 'unclear', settling.lastSentAt + ms, settling.lastSentAt + ms).kind,
    );
    expect(kinds).toEqual(['read', 'read', 'read']);
  });

  test.each(each)(
    '"not redeemed" needs a read 15 s after the last send ($name)',
    ({ settling }) => {
      const at = (ms: number) => {
        const startedAt = settling.lastSentAt + ms;
        return afterRead(settling, 'not-consumed', startedAt, startedAt + 5);
      };
      expect(at(14_999).kind).toBe('read');
      expect(at(15_000)).toEqual(notRedeemed);
    },
  );

  test('the 15 s count to the moment the read was asked, not to its answer: it is asked again', () => {
    const step = afterRead(atRead(found, 1), 'normal', SENT + 14_999, SENT + 22_000);
    expect(step).toEqual({ kind: 'read', at: SENT + 22_000 });
  });

  test('a NORMAL concludes "not redeemed" where the re-send is used up', () => {
    expect(afterRead(atRead(resent, 3), 'normal', SENT + 18_000, SENT + 18_000)).toEqual(
      notRedeemed,
    );
  });

  test('the 15 s count from the re-send, not from the first send', () => {
    const now = SENT + 15_000;
    expect(afterRead(atRead(resent, 3), 'normal', now, now).kind).toBe('read');
  });
});
