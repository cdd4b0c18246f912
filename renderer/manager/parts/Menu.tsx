/** A button with deeds behind it. */
import { Button, MenuItem, MenuTrigger, Popover, Menu as RealMenu } from 'react-aria-components';
import { floatingPlace } from './portal';

export interface MenuDeed {
  id: string;
  label: string;
  testId?: string;
  disabled?: boolean;
  onAction: () => void;
}

export function Menu(props: { label: string; testId?: string; deeds: readonly MenuDeed[] }) {
  const { label, testId, deeds } = props;
  return (
    <MenuTrigger>
      <Button className="menu-button" data-testid={testId}>
        {label}
        <svg viewBox="0 0 12 8" aria-hidden="true">
          <path d="M1 1 L6 6 L11 1" />
        </svg>
      </Button>
      <Popover className="floating" UNSTABLE_portalContainer={floatingPlace()}>
        <RealMenu className="floating-list" aria-label={label}>
          {deeds.map(({ id, label, testId, disabled = false, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              className="floating-item"
              data-testid={testId}
              isDisabled={disabled}
              onAction={onAction}
            >
              {label}
            </MenuItem>
          ))}
        </RealMenu>
      </Popover>
    </MenuTrigger>
  );
}
