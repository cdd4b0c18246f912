/**
 * One setting each: what is typed is kept as a draft until it is saved, what is picked holds at
 * once. Used by the settings' pages and by the first-run guide.
 */
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { ShownSettingName, ShownSettings } from '../../../shared/settings';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import type { Said } from '../said';
import { changeTrouble } from './use-settings';

/** Changes settings, and says what became of it; null where nothing was tried yet. */
export function useChange(): [Said | null, (change: Partial<ShownSettings>) => Promise<boolean>] {
  const bridge = useBridge();
  const [said, say] = useState<Said | null>(null);
  const change = async (wanted: Partial<ShownSettings>) => {
    try {
      const answer = await bridge.changeSettings(wanted);
      say({
        ok: answer.ok,
        text: (words) => (answer.ok ? words.settings.saved : changeTrouble(answer, words)),
      });
      return answer.ok;
    } catch {
      say({ ok: false, text: ({ manager }) => manager.failed });
      return false;
    }
  };
  return [said, change];
}

export interface TextSettingProps<N extends ShownSettingName> {
  name: N;
  settings: ShownSettings;
  /** The value as it is written in the field, and back; undefined for what is no value. */
  write: (value: ShownSettings[N]) => string;
  read: (text: string) => ShownSettings[N] | undefined;
  lines?: number;
}

/** A setting that is typed. */
export function TextSetting<N extends ShownSettingName>(props: TextSettingProps<N>) {
  const { name, settings, write, read, lines = 1 } = props;
  const words = useWords();
  const now = write(settings[name]);
  const [draft, keep] = useDraft<string | null>(`settings.${name}`, null);
  const id = useId();
  const [said, change] = useChange();
  const text = draft ?? now;
  const value = read(text);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = { [name]: value } as Partial<ShownSettings>;
    if (value !== undefined && (await change(wanted))) keep(null);
  };
  const field = {
    id,
    'data-testid': `setting-${name}`,
    'aria-invalid': value === undefined,
    value: text,
    onChange: (event: { target: { value: string } }) => keep(event.target.value),
  };
  return (
    <form className="setting" onSubmit={save}>
      <div className="control">
        <label htmlFor={id} className="label">
          {words.settings.names[name]}
        </label>
        {lines > 1 ? (
          <textarea rows={lines} spellCheck={false} {...field} />
        ) : (
          <input type="text" maxLength={128} autoComplete="off" {...field} />
        )}
      </div>
      <button
        type="submit"
        data-testid={`save-${name}`}
        disabled={text === now || value === undefined}
      >
        {words.settings.save}
      </button>
      <p className="quiet small">{words.settings.hints[name]}</p>
      <Outcome said={text === now ? said : unsaved(said)} />
    </form>
  );
}

export interface ChoiceSettingProps<N extends ShownSettingName> {
  name: N;
  settings: ShownSettings;
  choices: readonly (ShownSettings[N] & string)[];
  labels: Record<ShownSettings[N] & string, string>;
}

/** A setting that is picked. */
export function ChoiceSetting<N extends ShownSettingName>(props: ChoiceSettingProps<N>) {
  const { name, settings, choices, labels } = props;
  const words = useWords();
  const id = useId();
  const [said, change] = useChange();
  return (
    <fieldset className="setting choices-row">
      <legend className="label">{words.settings.names[name]}</legend>
      {choices.map((choice) => (
        <label key={choice} className="radio">
          <input
            type="radio"
            name={id}
            data-testid={`setting-${name}-${choice}`}
            checked={settings[name] === choice}
            onChange={() => void change({ [name]: choice } as Partial<ShownSettings>)}
          />
          {labels[choice]}
        </label>
      ))}
      <p className="quiet small">{words.settings.hints[name]}</p>
      <Outcome said={said} />
    </fieldset>
  );
}

export function Outcome({ said }: { said: Said | null }): ReactNode {
  const words = useWords();
  return (
    <p role="status" className={said?.ok === false ? 'setting-said bad' : 'setting-said'}>
      {said?.text(words)}
    </p>
  );
}

/** While a draft differs from the setting, an older "saved" would mislead. */
function unsaved(said: Said | null): Said {
  return said?.ok === false ? said : { ok: true, text: ({ settings }) => settings.unsaved };
}
