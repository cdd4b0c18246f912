/** One key event as the wedge needs it, and which sort of key it is. */

/** Electron's `Input` of `before-input-event` fits; times come separately. */
export interface Key {
  type: 'keyDown' | 'keyUp';
  /** What the PC's layout and Caps Lock make of it, e.g. `a`, `Enter`. */
  key: string;
  /** The physical position by its name on a US keyboard, e.g. `KeyA`. */
  code: string;
  shift: boolean;
  control: boolean;
  alt: boolean;
  meta: boolean;
  isAutoRepeat: boolean;
  isComposing?: boolean;
  /** Electron's names, e.g. `capslock`. */
  modifiers?: readonly string[];
}

/** Keys that write nothing themselves: they always pass and do not break a run. */
export function isModifier({ key }: Key): boolean {
  return /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Fn|Hyper|Super)$/.test(key);
}

/** Held together with a key that makes a command of it. */
export function hasCommand({ control, alt, meta }: Key): boolean {
  return control || alt || meta;
}

/** Guns that end with a bare CR or LF send it as Ctrl+M or Ctrl+J. */
export function isLineFeed({ control, alt, meta, code }: Key): boolean {
  return control && !alt && !meta && (code === 'KeyJ' || code === 'KeyM');
}

/** An input method has taken the key (`keyCode` 229) or is composing. */
export function isInputMethods({ key, isComposing }: Key): boolean {
  return key === 'Process' || isComposing === true;
}
