/** Asks for the passphrase before there is a till. Nothing of a coupon can be on show here. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { KioskBridge } from '../../shared/contract';
import type { PassphraseState } from '../../shared/passphrase';
import { wordsFor } from '../../shared/words/languages';
import { useNow } from '../counter/clock';

export type PassphraseBridge = Pick<KioskBridge, 'passphraseState' | 'tryPassphrase'>;

export function PassphraseScreen({ bridge }: { bridge: PassphraseBridge }) {
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<PassphraseState | null>(null);
  const [text, setText] = useState('');
  const [told, tell] = useState<'opening' | 'wrong' | null>(null);
  const now = useNow(state?.waitUntil == null ? null : 250);
  const language = state?.language ?? 'zh-CN';
  const words = wordsFor(language);
  const { title } = words.screen;
  const left = state?.waitUntil == null ? 0 : Math.max(0, state.waitUntil - now);
  useEffect(() => {
    void bridge.passphraseState(null).then(setState);
  }, [bridge]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
    if (left === 0 && told !== 'opening') input.current?.focus();
  }, [language, title, left, told]);
  if (state === null) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (left > 0 || text === '') return;
    tell('opening');
    setText('');
    if (await bridge.tryPassphrase({ passphrase: text }).catch(() => false)) return;
    tell('wrong');
    setState(await bridge.passphraseState(null));
  };
  return (
    <main className="passphrase" data-testid="passphrase-screen">
      <form className="passphrase-card" autoComplete="off" onSubmit={(event) => void submit(event)}>
        <h1>{words.passphrase.title}</h1>
        <p>{words.passphrase.hint}</p>
        <input
          ref={input}
          type="password"
          aria-label={words.passphrase.title}
          autoComplete="off"
          maxLength={256}
          data-testid="passphrase"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p role="alert" className="passphrase-trouble">
          {told === 'wrong' && words.passphrase.wrong}{' '}
          {left > 0 && <span>{words.passphrase.wait(Math.ceil(left / 1000))}</span>}
        </p>
        <button type="submit" disabled={left > 0 || told === 'opening'}>
          {told === 'opening' ? words.passphrase.opening : words.passphrase.open}
        </button>
        <p className="passphrase-forgotten">{words.passphrase.forgotten}</p>
      </form>
    </main>
  );
}
