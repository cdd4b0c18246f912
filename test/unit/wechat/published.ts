/** The published answers of WeChat, as they stand in test/fixtures/wechat. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const fixtureFolder = fileURLToPath(new URL('../../fixtures/wechat/', import.meta.url));

interface Index {
  fixtures: { file: string; api: string; kind: string }[];
}

/** Every fixture with the API that answered so. */
export const fixtures = (JSON.parse(readFileSync(`${fixtureFolder}INDEX.json`, 'utf8')) as Index)
  .fixtures;

/** A fixture as it would come over the wire. */
export function published(file: string): string {
  return readFileSync(fixtureFolder + file, 'utf8');
}

/** A fixture that is JSON. */
export function publishedJson(file: string): Record<string, unknown> {
  return JSON.parse(published(file)) as Record<string, unknown>;
}
