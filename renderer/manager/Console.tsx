/** The open console: a rail of sections at the left, the section itself beside it. */
import type { TillFacts } from '../../shared/counter-state';
import type { SectionName } from '../../shared/words/console-words';
import { useKeys } from '../counter/keys';
import { useWords } from '../counter/language';
import { useBridge } from './bridge-context';
import { useDraft } from './drafts';
import { sections } from './sections';
import { useTrainingToggle } from './settings/TrainingPage';

export function Console({ till }: { till: TillFacts }) {
  const words = useWords();
  const bridge = useBridge();
  const [name, go] = useDraft<SectionName>('section', sections[0].name);
  useKeys({ F6: useTrainingToggle() });
  const section = sections.find((one) => one.name === name) ?? sections[0];
  return (
    <div className="console">
      <header className="rail">
        <p className="rail-title">{words.manager.title}</p>
        <nav aria-label={words.manager.navigation}>
          {sections.map((one) => (
            <button
              key={one.name}
              type="button"
              className="rail-item"
              data-testid={`nav-${one.name}`}
              aria-current={one === section ? 'page' : undefined}
              onClick={() => go(one.name)}
            >
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d={one.path} />
              </svg>
              {words.manager.sections[one.name]}
            </button>
          ))}
        </nav>
        <p className="rail-place">
          <bdi>{till.storeName}</bdi>
          <bdi>{till.deviceName}</bdi>
        </p>
        <button
          type="button"
          className="rail-lock"
          data-testid="manager-lock"
          onClick={() => void bridge.managerLock(null)}
        >
          {words.manager.lock}
        </button>
      </header>
      <main className="section" aria-label={words.manager.sections[section.name]}>
        {section.draw()}
      </main>
    </div>
  );
}
