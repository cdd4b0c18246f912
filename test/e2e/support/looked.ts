/** Looks at a page as it is painted: contrast, sizes of targets, texts that are cut off. */
import type { Page } from 'playwright-core';

export interface Looked {
  /** Texts below what they must reach, with the contrast they have. */
  pale: string[];
  /** Buttons and fields smaller than a thumb. */
  small: string[];
  /** Texts that do not show whole, or hang out of the panel. */
  cut: string[];
  /** How far the page is wider and higher than the window, px. */
  over: { right: number; down: number };
}

export interface LookOptions {
  /** Texts that are cut by design: names and titles of unbounded length. */
  mayBeCut: boolean;
}

/** Everything at once; runs in the page, so nothing of this file may be used in there. */
export async function lookAt(page: Page, options: LookOptions): Promise<Looked> {
  return await page.evaluate(`(${look})(${JSON.stringify(options)})`);
}

/** A text, not a function: the test runner would give it helpers that the page does not have. */
const look = `({ mayBeCut }) => {
  const LEAST_TARGET = 56;
  const panel = document.querySelector('[data-testid="verdict"]');
  const name = (element) => element.tagName.toLowerCase() + '.' + element.className +
    ' "' + element.textContent.trim().slice(0, 24) + '"';
  const isShown = (element) => element.checkVisibility({ opacityProperty: true }) &&
    !element.closest('.unseen, video');
  const hasText = (element) => [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
  const texts = [...document.body.querySelectorAll('*')].filter(
    (element) => hasText(element) && isShown(element) && !element.closest('svg, script'));

  const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const channels = (colour) => {
    if (!known.has(colour)) {
      probe.clearRect(0, 0, 1, 1);
      probe.fillStyle = colour;
      probe.fillRect(0, 0, 1, 1);
      known.set(colour, [...probe.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const groundOf = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      const colour = channels(getComputedStyle(each).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const contrast = (element) => {
    const [a, b] = [channels(getComputedStyle(element).color), groundOf(element)].map(luminance);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const pale = texts.flatMap((element) => {
    const ratio = contrast(element);
    const least = panel.contains(element) ? 7 : 4.5;
    return ratio + 0.005 >= least ? [] : [name(element) + ' ' + ratio.toFixed(2) + ':1'];
  });

  const targets = [...document.querySelectorAll('button, input, select, a[href]')].filter(isShown);
  const small = targets.flatMap((element) => {
    const { width, height } = (element.closest('.field') ?? element).getBoundingClientRect();
    const fits = width >= LEAST_TARGET - 0.5 && height >= LEAST_TARGET - 0.5;
    return fits ? [] : [name(element) + ' ' + width.toFixed(0) + '×' + height.toFixed(0)];
  });

  const frame = panel.getBoundingClientRect();
  const cut = mayBeCut ? [] : texts.filter((element) => panel.contains(element)).flatMap((element) => {
    const box = element.getBoundingClientRect();
    const { overflowX, fontSize } = getComputedStyle(element);
    const clips = overflowX !== 'visible';
    // Chinese type stands higher than its line: less than half a line is no line cut off.
    const half = Number.parseFloat(fontSize) * 0.6;
    const wide = clips && element.scrollWidth - element.clientWidth > 1;
    const high = clips && element.scrollHeight - element.clientHeight > half;
    const out = box.left < frame.left - 1 || box.right > frame.right + 1 ||
      box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
    return wide || high || out
      ? [name(element) + (wide ? ' wide' : '') + (high ? ' high' : '') + (out ? ' out' : '')]
      : [];
  });

  const { scrollWidth, scrollHeight } = document.documentElement;
  return { pale, small, cut, over: { right: scrollWidth - innerWidth, down: scrollHeight - innerHeight } };
}`;
