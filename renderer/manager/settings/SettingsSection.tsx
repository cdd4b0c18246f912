/** The settings section: its pages side by side. */
import type { SettingsPageName } from '../../../shared/words/settings-words';
import { useWords } from '../../counter/language';
import { useDraft } from '../drafts';
import { Tabs } from '../parts/Tabs';
import { settingsPages } from './pages';

export function SettingsSection() {
  const { manager, settings } = useWords();
  const [open, show] = useDraft<SettingsPageName>('settings.page', settingsPages[0].name);
  return (
    <>
      <header className="section-head">
        <h1>{manager.sections.settings}</h1>
      </header>
      <Tabs
        label={manager.sections.settings}
        pages={settingsPages.map(({ name, draw }) => ({ name, label: settings.pages[name], draw }))}
        open={open}
        onOpen={show}
      />
    </>
  );
}
