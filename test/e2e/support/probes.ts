/** What somebody tries who can run code in the page: in the unpackaged app and in the packaged one. */
import type { Page } from 'playwright-core';

/** Deeds that the content policy stops, each with the directive that it violates. */
export const forbidden: [what: string, deed: string, directive: string][] = [
  [
    'an inline script',
    `{ const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one); one.remove(); }`,
    'script-src-elem',
  ],
  [
    'a foreign script',
    `{ const one = document.createElement('script'); one.src = 'https://127.0.0.1:1/x.js'; document.body.append(one); one.remove(); }`,
    'script-src-elem',
  ],
  ['a foreign image', `{ new Image().src = 'https://127.0.0.1:1/x.png'; }`, 'img-src'],
  ['a foreign request', `fetch('https://127.0.0.1:1/').catch(() => {})`, 'connect-src'],
  [
    'a frame',
    `{ const one = document.createElement('iframe'); one.src = 'https://127.0.0.1:1/'; document.body.append(one); setTimeout(() => one.remove(), 100); }`,
    'frame-src',
  ],
  [
    'an inline style',
    `{ const one = document.createElement('style'); one.textContent = 'body{display:none}'; document.head.append(one); one.remove(); }`,
    'style-src-elem',
  ],
];

/** Does a deed in the page and tells which directives it violated. */
export async function violations(page: Page, deed: string): Promise<string[]> {
  return await page.evaluate(async (source) => {
    const seen: string[] = [];
    const note = (event: SecurityPolicyViolationEvent) => seen.push(event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', note);
    // DevTools' own code may make a function of a text where the page itself may not.
    await new Function(`return (async () => { ${source} })()`)();
    await new Promise((go) => setTimeout(go, 200));
    document.removeEventListener('securitypolicyviolation', note);
    return seen;
  }, deed);
}

/** The names of Node and Electron that the page has. */
export async function nodeNames(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
}

/** What the page may use of the machine, the camera aside. */
export async function grantedPermissions(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'microphone', 'clipboard-read', 'midi'];
    const states = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state === 'denied' ? [] : [name];
    });
    return (await Promise.all(states)).flat();
  });
}
