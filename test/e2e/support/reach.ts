/** Looks for what nobody can get at: cut off sideways, covered, or in a list squeezed to nothing. */
import type { Page } from 'playwright-core';

/** Each with what is wrong; runs in the page, scrolls it, and leaves it as it was. */
export async function outOfReach(page: Page): Promise<string[]> {
  return await page.evaluate(`(${look})()`);
}

/** A text, not a function: the test runner would give it helpers that the page does not have. */
const look = `() => {
  /** A list that shows less than this is no list. px */
  const LEAST_LIST = 96;
  const name = (element) => element.tagName.toLowerCase() + '.' +
    (element.dataset.testid ?? element.className) +
    ' "' + (element.textContent || element.value || '').trim().slice(0, 24) + '"';
  const dialog = document.querySelector('dialog[open]');
  const top = dialog ?? document.body;
  const isShown = (element) => element.checkVisibility({ opacityProperty: true }) &&
    !element.closest('.unseen, video, svg, [aria-hidden="true"], [inert], .day-calendar') &&
    !element.matches('.day-calendar');
  const all = [...top.querySelectorAll('*')].filter(isShown);
  const wide = [dialog ?? document.documentElement, ...all].flatMap((element) => {
    const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
    const over = element.scrollWidth - element.clientWidth;
    if (over <= 1 || element.clientWidth <= 1 || element.matches('input, textarea, select, .table-body')) return [];
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || overflowX === 'visible') return [];
    return [name(element) + ' is ' + over + ' px too wide (' + overflowX + ')'];
  });
  const squeezed = all.flatMap((element) => {
    const { overflowY } = getComputedStyle(element);
    const { clientHeight, scrollHeight } = element;
    const scrolls = (overflowY === 'auto' || overflowY === 'scroll') && scrollHeight > clientHeight + 1;
    return scrolls && clientHeight < LEAST_LIST && !element.matches('textarea, select')
      ? [name(element) + ' shows ' + clientHeight + ' of ' + scrollHeight + ' px'] : [];
  });
  const scrolled = all.filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
    .map((element) => [element, element.scrollTop, element.scrollLeft]);
  const targets = all.filter((element) => element.matches(
    'button:not(:disabled), input, select, textarea, summary, a[href], [role=tab], [role=row][tabindex]'));
  const covered = targets.flatMap((element) => {
    const target = element.closest('label') ?? element;
    target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, top: upper, right, bottom } = element.getBoundingClientRect();
    if (right - left < 4) return []; // For screen readers only.
    const middle = [(left + right) / 2, (upper + bottom) / 2];
    const points = [middle, [left + 6, middle[1]], [right - 6, middle[1]], [middle[0], upper + 4],
      [middle[0], bottom - 4]];
    const bad = points.flatMap(([x, y]) => {
      const at = document.elementFromPoint(x, y);
      return at !== null && (target.contains(at) || at.contains(target) || isHelp(at, element))
        ? [] : [at === null ? 'nothing at ' + [x, y].map(Math.round) : name(at)];
    });
    return bad.length === 0 ? [] : [name(element) + ' is under ' + [...new Set(bad)].join(', ')];
  });
  for (const [element, y, x] of scrolled) element.scrollTo({ top: y, left: x, behavior: 'instant' });
  return [...wide, ...squeezed, ...covered];

  /** A field's own button lies in its field. */
  function isHelp(at, element) {
    return element.matches('input') && at.closest('.day-button, .combo-button') !== null &&
      at.closest('.day-field, .combo')?.contains(element) === true;
  }
}`;
