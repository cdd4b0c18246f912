/**
 * In place of the validator that electron-store brings along, for the bundle: the settings' own
 * table checks every value, and no schema is ever given to the store.
 */
export class Ajv2020 {
  constructor() {
    throw new Error('the settings are checked by main/settings/table.ts');
  }
}

// biome-ignore lint/style/noDefaultExport: the module in whose place this stands has one.
export default Ajv2020;
