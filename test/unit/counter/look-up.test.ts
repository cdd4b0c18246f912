/** What WeChat is asked, in which order, and what is made of it (redemption rules §1, §2). */
import { describe, expect, test } from 'vitest';
import { createLookUp, type Question } from '../../../main/counter/look-up';
import type { CodeAnswer } from '../../../main/wechat/answers';
import type { Answer } from '../../../main/wechat/api';
import type { CouponAddress, WechatClient } from '../../../main/wechat/client';
import { answer, CARD_ID, NOON } from '../../support/found';

type Said = Partial<CodeAnswer> | number | 'lost';
const meta = { date: NOON, latencyMs: 1, sentAt: 0 };
const ask: Question = { kind: 'code', code: 'C', cardId: null };

function reply<T>(said: Said, value: (said: Partial<CodeAnswer>) => T): Answer<T> {
  if (typeof said === 'number') {
    return { kind: 'refusal', errcode: said, rid: 'a-b', ip: null, meta };
  }
  if (said === 'lost') {
    const failure = { sent: 'maybe' as const, reason: 'network' as const, detail: 'ECONNRESET' };
    return { kind: 'failure', failure, meta };
  }
  return { kind: 'ok', value: value(said), meta };
}

/** A look-up whose WeChat answers code/get by `gets`, told by card and check_consume. */
function setUp(gets: (address: CouponAddress, check: boolean) => Said, customCards: string[] = []) {
  const calls: string[] = [];
  let running = 0;
  let most = 0;
  const client: Partial<WechatClient> = {
    getCode: async (address, check) => {
      calls.push(`${address.code} ${address.cardId ?? '-'} ${check}`);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      return reply(gets(address, check), (said) =>
        answer({ cardId: address.cardId ?? CARD_ID, ...said }),
      );
    },
    decryptCode: async () => reply({}, () => decrypted.code),
  };
  const decrypted = { code: 'C' };
  const dates: number[] = [];
  const lookUp = createLookUp({
    client: client as WechatClient,
    cards: { factsOf: () => Promise.resolve(null) },
    customCodeCardIds: () => customCards,
    onDate: (date) => dates.push(date),
  });
  return {
    calls,
    dates,
    decrypted,
    mostAtOnce: () => most,
    ask: (question: Question = ask) => lookUp.ask(question, new AbortController().signal),
    explain: (errcode: number) => lookUp.explain({ code: 'C', cardId: null }, errcode),
  };
}

describe('a code', () => {
  test('is asked once with check_consume true, without a card_id', async () => {
    const { ask, calls } = setUp(() => ({}));
    expect(await ask()).toMatchObject({ kind: 'answered', address: { code: 'C', cardId: null } });
    expect(calls).toEqual(['C - true']);
  });

  test('is known by card.code of the answer from then on', async () => {
    const { ask } = setUp(() => ({ code: 'REAL' }));
    expect(await ask()).toMatchObject({ address: { code: 'REAL', cardId: null } });
  });

  test.each([40099, 40127, 40079, 40071, 40147, 40078, 40146, 43018, 45030])(
    'is asked a second time after %i, with false, only to explain',
    async (errcode) => {
      const { ask, calls } = setUp((_, check) => (check ? errcode : { status: 'GIFTING' }));
      const found = await ask();
      expect(found).toMatchObject({ kind: 'refused', errcode, explained: { status: 'GIFTING' } });
      expect(calls).toEqual(['C - true', 'C - false']);
    },
  );

  test.each(['lost', 40056, 40127] as const)(
    'stays refused where explaining fails: %s',
    async (said) => {
      const { ask } = setUp((_, check) => (check ? 40127 : said));
      expect(await ask()).toMatchObject({ kind: 'refused', errcode: 40127, explained: null });
    },
  );

  test.each(['lost', 40056, 40116, -1, 45009, 99_999] as const)(
    'is not asked again after %s',
    async (said) => {
      const { ask, calls } = setUp(() => said);
      await ask();
      expect(calls).toEqual(['C - true']);
    },
  );
});

describe('a code that the shop made', () => {
  const cards = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'];

  test('is asked for each card after 40056, at most five at a time', async () => {
    const { ask, calls, mostAtOnce } = setUp(() => 40056, cards);
    expect(await ask()).toMatchObject({ kind: 'invalid', errcode: 40056, rid: 'a-b' });
    expect(calls).toEqual(['C - true', ...cards.map((card) => `C ${card} true`)]);
    expect(mostAtOnce()).toBe(5);
  });

  test('is not asked for any card where WeChat knew it without', async () => {
    const { ask, calls } = setUp(() => ({}), cards);
    await ask();
    expect(calls).toEqual(['C - true']);
  });

  test('is redeemed and read back with the card that knew it', async () => {
    const { ask } = setUp(({ cardId }) => (cardId === 'p6' ? {} : 40056), cards);
    expect(await ask()).toMatchObject({ kind: 'answered', address: { code: 'C', cardId: 'p6' } });
  });

  test('is a fault as soon as one card could not be asked, even beside a hit', async () => {
    const { ask } = setUp(({ cardId }) => {
      if (cardId === 'p2') return 'lost';
      return cardId === 'p1' ? {} : 40056;
    }, cards);
    expect(await ask()).toMatchObject({ kind: 'fault', reason: 'network' });
  });

  test('is "no such code" only if every card said 40056', async () => {
    const { ask } = setUp(({ cardId }) => (cardId === 'p3' ? 40116 : 40056), cards);
    expect(await ask()).toMatchObject({ kind: 'invalid', errcode: 40116 });
  });

  test('known to two cards is for the cashier to choose', async () => {
    const { ask } = setUp(({ cardId }) => {
      if (cardId === 'p1') return {};
      return cardId === 'p7' ? 40099 : 40056;
    }, cards);
    expect(await ask()).toEqual({
      kind: 'choose',
      choices: ['p1', 'p7'].map((cardId) => ({ code: 'C', cardId, title: null })),
    });
  });

  test('is not asked twice for a card that is listed twice', async () => {
    const { ask } = setUp(({ cardId }) => (cardId === 'p1' ? {} : 40056), ['p1', 'p1']);
    expect(await ask()).toMatchObject({ kind: 'answered', address: { cardId: 'p1' } });
  });

  test('is asked for its one card once it was chosen', async () => {
    const { ask, calls } = setUp(() => 40056, cards);
    await ask({ kind: 'code', code: 'C', cardId: 'p2' });
    expect(calls).toEqual(['C p2 true']);
  });
});

describe('a card link', () => {
  const link: Question = { kind: 'card-link', encryptCode: 'e', cardId: CARD_ID };

  test('is decrypted, then asked like a code', async () => {
    const { ask, calls } = setUp(() => ({}));
    expect(await ask(link)).toMatchObject({ kind: 'answered', address: { code: 'C' } });
    expect(calls).toEqual(['C - true']);
  });

  test('of a card with codes of the shop is asked with its card, and never without', async () => {
    const { ask, calls } = setUp(() => ({}), [CARD_ID, 'pOTHER']);
    expect(await ask(link)).toMatchObject({ address: { code: 'C', cardId: CARD_ID } });
    expect(calls).toEqual([`C ${CARD_ID} true`]);
  });

  test.each(['', 'a\u0001b', '\ufffd\u0000q', '134567890123456789', 'x'.repeat(65)])(
    'whose decrypted text is no code is an unreadable answer: %j',
    async (code) => {
      const { ask, calls, decrypted } = setUp(() => ({}));
      decrypted.code = code;
      expect(await ask(link)).toMatchObject({ kind: 'fault', reason: 'unreadable-answer' });
      expect(calls).toEqual([]);
    },
  );

  test('whose code belongs to another card is an unreadable answer, green or not', async () => {
    const strange = [
      setUp(() => ({ cardId: 'pOTHER' })),
      setUp((_, check) => (check ? 40127 : { cardId: 'pOTHER' })),
    ];
    const founds = await Promise.all(strange.map(({ ask }) => ask(link)));
    expect(founds.map((found) => 'reason' in found && found.reason)).toEqual([
      'unreadable-answer',
      'unreadable-answer',
    ]);
  });
});

describe('the refusal of a consume', () => {
  test('is explained like one at look-up', async () => {
    const { explain, calls } = setUp(() => ({ status: 'GIFTING' }));
    expect(await explain(40127)).toMatchObject({
      errcode: 40127,
      explained: { status: 'GIFTING' },
    });
    expect(calls).toEqual(['C - false']);
  });

  test('40099 stays somebody else’s redemption, whatever a later answer says', async () => {
    const explained = await Promise.all(
      ['NORMAL', 'EXPIRE', 'CONSUMED'].map(async (status) => {
        const found = await setUp(() => ({ status })).explain(40099);
        return found.kind === 'refused' && found.explained?.status;
      }),
    );
    expect(explained).toEqual([undefined, undefined, 'CONSUMED']);
  });

  test('is not explained where the code itself was refused', async () => {
    const { explain, calls } = setUp(() => ({}));
    expect([await explain(40056), calls]).toEqual([
      { kind: 'invalid', errcode: 40056, rid: null },
      [],
    ]);
  });
});
