/** The guide's steps that are settings and nothing else. */
import { useCallback } from 'react';
import { useWords } from '../counter/language';
import { useAsk, useBridge } from '../manager/bridge-context';
import { AccountForm } from '../manager/settings/AccountForm';
import { ChoiceSetting, TextSetting } from '../manager/settings/fields';
import { NewPin } from '../manager/settings/NewPin';
import { asItIs, someText } from '../manager/settings/ShopPage';
import { useSettings } from '../manager/settings/use-settings';

export function LanguageStep() {
  const words = useWords();
  const settings = useSettings();
  if (settings === null) return null;
  return (
    <>
      <p>{words.firstRun.languageHint}</p>
      <ChoiceSetting
        name="language"
        settings={settings}
        choices={['zh-CN', 'en']}
        labels={words.settings.languages}
      />
    </>
  );
}

export function ShopStep() {
  const { firstRun } = useWords();
  const settings = useSettings();
  if (settings === null) return null;
  return (
    <>
      <p>{firstRun.shopHint}</p>
      <TextSetting name="storeName" settings={settings} write={asItIs} read={someText} />
      <TextSetting name="deviceName" settings={settings} write={asItIs} read={someText} />
    </>
  );
}

/** Practice goes on until an account is stored: this step may be left for later. */
export function AccountStep() {
  const { firstRun, security } = useWords();
  const bridge = useBridge();
  const { value } = useAsk(useCallback(() => bridge.account(null), [bridge]));
  return (
    <>
      <p>{firstRun.accountHint}</p>
      <AccountForm />
      {value !== null && (
        <p className={value.protection === 'file-permissions' ? 'bad' : 'quiet'}>
          {security.protection}: {security.protections[value.protection]}
        </p>
      )}
    </>
  );
}

export function PinStep() {
  const { firstRun } = useWords();
  return (
    <>
      <p>{firstRun.pinHint}</p>
      <NewPin />
    </>
  );
}

export function DoneStep() {
  const { firstRun } = useWords();
  return <p>{firstRun.doneHint}</p>;
}
