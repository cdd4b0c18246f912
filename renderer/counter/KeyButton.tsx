/** A key of the keyboard, for those who have none. It never takes the focus. */

export interface KeyButtonProps {
  /** As it is printed on the key. */
  name: string;
  className: string;
  testId?: string;
  onPress: () => void;
  children: string;
}

export function KeyButton({ name, className, testId, onPress, children }: KeyButtonProps) {
  return (
    <button
      type="button"
      className={className}
      data-testid={testId}
      aria-keyshortcuts={name === 'Esc' ? 'Escape' : name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <span className="kbd" aria-hidden="true">
        {name}
      </span>
      {children}
    </button>
  );
}
