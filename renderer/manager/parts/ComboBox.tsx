/** One choice of many, found by typing. */
import {
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  ComboBox as RealComboBox,
  Virtualizer,
} from 'react-aria-components';
import { useWords } from '../../counter/language';
import { floatingPlace } from './portal';
import type { Option } from './Select';

export interface ComboBoxProps {
  label: string;
  testId: string;
  options: readonly Option[];
  /** Empty where nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
}

export function ComboBox({
  label,
  testId,
  options,
  value,
  onChange,
  placeholder = '',
}: ComboBoxProps) {
  const { parts } = useWords();
  return (
    <RealComboBox
      className="control"
      defaultItems={options}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key === null ? '' : String(key))}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className="label">{label}</Label>
      <div className="combo">
        <Input data-testid={testId} placeholder={placeholder} />
        <Button className="combo-button" aria-label={parts.open}>
          <svg viewBox="0 0 12 8" aria-hidden="true">
            <path d="M1 1 L6 6 L11 1" />
          </svg>
        </Button>
      </div>
      <Popover className="floating" UNSTABLE_portalContainer={floatingPlace()}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 40 }}>
          <ListBox
            className="floating-list tall"
            renderEmptyState={() => <p className="floating-empty">{parts.noMatch}</p>}
          >
            {(option: Option) => (
              <ListBoxItem
                id={option.value}
                className="floating-item"
                textValue={option.label}
                data-testid={`option-${option.value}`}
              >
                {option.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </RealComboBox>
  );
}
