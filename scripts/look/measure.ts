/** Runs in the gallery: what is cut off, too small, or outside of the window. */

/** Least sizes of what must be read at two metres, in px. */
const least = { '.word': 64, '.next': 32, '.title': 28 };
const boxes = ['.panel', '.details', '.act', '.facts', '.side', '.desk', '.status'];

/** Every fault of the page as it is shown now. */
export function measure(): string[] {
  return [...panelShare(), ...windowScroll(), ...boxes.flatMap(overflow), ...small(), ...targets()];
}

function panelShare(): string[] {
  const { width, height } = boxOf('.panel');
  const share = (width * height) / (innerWidth * innerHeight);
  return share < 0.5 ? [`panel is ${(share * 100).toFixed(1)} % of the window`] : [];
}

function windowScroll(): string[] {
  const { scrollWidth, scrollHeight } = document.documentElement;
  return scrollWidth > innerWidth || scrollHeight > innerHeight ? ['window scrolls'] : [];
}

function overflow(selector: string): string[] {
  return [...document.querySelectorAll(selector)].flatMap((each) => {
    const down = each.scrollHeight - each.clientHeight;
    const right = each.scrollWidth - each.clientWidth;
    return [
      ...(down > 1 ? [`${selector} overflows down by ${down}`] : []),
      ...(right > 1 && selector !== '.details' ? [`${selector} overflows right by ${right}`] : []),
      ...(selector === '.details' ? dropped(each) : []),
    ];
  });
}

/** Parts that found no room: they wrapped out of sight, whole. */
function dropped(details: Element): string[] {
  const edge = details.getBoundingClientRect().right;
  return [...details.children]
    .filter((child) => child.getBoundingClientRect().left >= edge)
    .map((child) => `no room for ${child.className}`);
}

function small(): string[] {
  const texts = Object.entries(least)
    .filter(([selector, size]) => {
      const each = document.querySelector(selector);
      return each !== null && Number.parseFloat(getComputedStyle(each).fontSize) < size;
    })
    .map(([selector]) => `${selector} is small`);
  return boxOf('.shape').width < 96 ? [...texts, 'the shape is small'] : texts;
}

/** Choices may scroll; every other button must be whole, and large enough for a thumb. */
function targets(): string[] {
  return [...document.querySelectorAll('button:not(.choice)')].flatMap((button) => {
    const { width, height, bottom, right } = button.getBoundingClientRect();
    const name = button.textContent;
    return [
      ...(width < 56 || height < 56 ? [`target ${name} is ${width} × ${height}`] : []),
      ...(bottom > innerHeight || right > innerWidth ? [`${name} is out of the window`] : []),
    ];
  });
}

function boxOf(selector: string): DOMRect {
  return document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
}
