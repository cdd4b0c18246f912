/** The shop's names, its language, and how it redeems. */
import { useWords } from '../../counter/language';
import { ChoiceSetting, TextSetting } from './fields';
import { useSettings } from './use-settings';

export function ShopPage() {
  const words = useWords();
  const settings = useSettings();
  if (settings === null) return <p>{words.manager.loading}</p>;
  return (
    <div className="cards">
      <section className="card">
        <TextSetting name="storeName" settings={settings} write={asItIs} read={someText} />
        <TextSetting name="deviceName" settings={settings} write={asItIs} read={someText} />
        <TextSetting name="locationId" settings={settings} write={written} read={wholeOrNone} />
        <ChoiceSetting
          name="language"
          settings={settings}
          choices={['zh-CN', 'en']}
          labels={words.settings.languages}
        />
      </section>
      <section className="card">
        <ChoiceSetting
          name="redeem"
          settings={settings}
          choices={['confirm', 'auto']}
          labels={words.settings.redeem}
        />
        <ChoiceSetting
          name="outsideHours"
          settings={settings}
          choices={['warn', 'refuse']}
          labels={words.settings.outsideHours}
        />
        <TextSetting name="staleAfterSeconds" settings={settings} write={String} read={seconds} />
        <TextSetting
          name="catalogueCallsPerMinute"
          settings={settings}
          write={String}
          read={callsPerMinute}
        />
        <TextSetting
          name="customCodeCardIds"
          settings={settings}
          write={(ids) => ids.join('\n')}
          read={cardIds}
          lines={4}
        />
      </section>
    </div>
  );
}

export const asItIs = (text: string): string => text;

/** A name: not empty, without blanks round it. */
export function someText(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

function written(value: number | null): string {
  return value === null ? '' : String(value);
}

export function wholeOrNone(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

export function seconds(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== '' && value >= 5 && value <= 600 ? value : undefined;
}

export function callsPerMinute(text: string): number | undefined {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 6 && value <= 6_000 ? value : undefined;
}

/** Ids by lines, blanks or commas, each once. */
export function cardIds(text: string): string[] | undefined {
  const ids = [...new Set(text.split(/[\s,，;；]+/).filter((id) => id !== ''))];
  return ids.length <= 100 && ids.every((id) => id.length <= 64) ? ids : undefined;
}
