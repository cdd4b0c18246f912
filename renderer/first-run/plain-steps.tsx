/** The guide's steps that are settings and nothing else. */
import { useWords } from '../counter/language';
import { ChoiceSetting, TextSetting } from '../manager/settings/fields';
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

export function DoneStep() {
  const { firstRun } = useWords();
  return <p>{firstRun.doneHint}</p>;
}
