/**
 * The account: typed, tested live, stored. The same form in the settings and in the first-run
 * guide. Secrets go in and never come out.
 */
import { type FormEvent, useId } from 'react';
import type { AccountDraft, AccountField, SecretName, TokenMode } from '../../../shared/account';
import { useWords } from '../../counter/language';
import { AccountAnswer } from './AccountAnswer';
import { ExtraCaField } from './ExtraCaField';
import { type AccountDesk, useAccount } from './use-account';

const tokenModes: readonly TokenMode[] = ['stable', 'classic', 'service'];

export function AccountForm() {
  const words = useWords();
  const desk = useAccount();
  const { account, draft, changed, told } = desk;
  if (account === null) return <p>{words.manager.loading}</p>;
  const service = draft.tokenMode === 'service';
  const trying = told?.kind === 'trying';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void desk.save();
  };
  return (
    <form className="account-form" autoComplete="off" onSubmit={submit}>
      <section className="card">
        <h2>{words.account.account}</h2>
        <TextField name="appId" desk={desk} />
        {!service && <SecretField name="appSecret" desk={desk} />}
        <TokenModes desk={desk} />
        {service && <TextField name="serviceUrl" desk={desk} />}
        {service && <SecretField name="serviceKey" desk={desk} />}
      </section>
      <section className="card">
        <h2>{words.account.network}</h2>
        <TextField name="apiBase" desk={desk} />
        <TextField name="proxy" desk={desk} />
        {draft.proxy !== '' && <SecretField name="proxyLogin" desk={desk} />}
        <ExtraCaField desk={desk} />
      </section>
      <footer className="account-foot">
        <div className="buttons">
          <button
            type="button"
            data-testid="try-account"
            disabled={trying}
            onClick={() => void desk.tryIt()}
          >
            {trying ? words.account.trying : words.account.try}
          </button>
          <button
            type="submit"
            className="primary"
            data-testid="save-account"
            disabled={!changed || trying}
          >
            {words.account.save}
          </button>
          {changed && (
            <button type="button" data-testid="discard-account" onClick={desk.discard}>
              {words.account.discard}
            </button>
          )}
        </div>
        <AccountAnswer told={told} />
      </footer>
    </form>
  );
}

type TextName = Exclude<AccountField, SecretName | 'tokenMode' | 'extraCa'>;

function TextField({ name, desk }: { name: TextName; desk: AccountDesk }) {
  const words = useWords();
  const id = useId();
  return (
    <div className="control">
      <label htmlFor={id} className="label">
        {words.account.fields[name]}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        data-testid={`account-${name}`}
        value={desk.draft[name]}
        onChange={(event) => desk.edit({ [name]: event.target.value } as Partial<AccountDraft>)}
      />
      <p className="quiet small">{words.account.hints[name]}</p>
    </div>
  );
}

/** Shows whether there is one, and nothing of it. */
function SecretField({ name, desk }: { name: SecretName; desk: AccountDesk }) {
  const words = useWords();
  const id = useId();
  const { account, draft, edit } = desk;
  const sealed = account?.has[name] === true && draft[name] !== '';
  const write = (value: string | null) => edit({ [name]: value } as Partial<AccountDraft>);
  return (
    <div className="control">
      <label htmlFor={id} className="label">
        {words.account.fields[name]}
      </label>
      <div className="secret-row">
        <input
          id={id}
          type="password"
          autoComplete="off"
          maxLength={512}
          placeholder={sealed ? words.account.sealed : words.account.notSealed}
          data-testid={`account-${name}`}
          value={draft[name] ?? ''}
          onChange={(event) => write(event.target.value === '' ? null : event.target.value)}
        />
        {sealed && name !== 'appSecret' && (
          <button type="button" data-testid={`remove-${name}`} onClick={() => write('')}>
            {words.account.remove}
          </button>
        )}
      </div>
      <p className="quiet small">{words.account.hints[name]}</p>
    </div>
  );
}

function TokenModes({ desk }: { desk: AccountDesk }) {
  const words = useWords();
  const id = useId();
  const { tokenMode } = desk.draft;
  return (
    <fieldset className="choices-row">
      <legend className="label">{words.account.fields.tokenMode}</legend>
      {tokenModes.map((mode) => (
        <label key={mode} className="radio">
          <input
            type="radio"
            name={id}
            data-testid={`account-tokenMode-${mode}`}
            checked={tokenMode === mode}
            onChange={() => desk.edit({ tokenMode: mode })}
          />
          {words.account.tokenModes[mode]}
        </label>
      ))}
      <p className={tokenMode === 'classic' ? 'small bad' : 'quiet small'} role="status">
        {words.account.tokenHints[tokenMode]}
      </p>
    </fieldset>
  );
}
