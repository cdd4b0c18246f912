/** One choice of several, opened by a button. */
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as RealSelect,
  SelectValue,
} from 'react-aria-components';
import { floatingPlace } from './portal';

export interface Option<V extends string = string> {
  value: V;
  label: string;
}

export interface SelectProps<V extends string> {
  label: string;
  testId: string;
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
  disabled?: boolean;
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { label, testId, options, value, onChange, disabled = false } = props;
  return (
    <RealSelect
      className="control"
      value={value}
      isDisabled={disabled}
      onChange={(key) => key !== null && onChange(key as V)}
    >
      <Label className="label">{label}</Label>
      <Button className="select-button" data-testid={testId} data-value={value}>
        <SelectValue />
        <svg viewBox="0 0 12 8" aria-hidden="true">
          <path d="M1 1 L6 6 L11 1" />
        </svg>
      </Button>
      <Popover className="floating" UNSTABLE_portalContainer={floatingPlace()}>
        <ListBox className="floating-list" items={options}>
          {(option) => (
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
      </Popover>
    </RealSelect>
  );
}
