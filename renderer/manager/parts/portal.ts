/**
 * Where lists and menus that float are put: inside the console, whose style sheets hold there,
 * and inside the dialog that is open, because nothing outside it can be seen or reached.
 */
export function floatingPlace(): Element {
  return (
    document.querySelector('dialog[open]') ?? document.querySelector('.manager') ?? document.body
  );
}
