/** `npm run practice-sheet`: writes docs/practice-sheet.html, the same bytes for the same table. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { practiceSheet } from '../main/practice/sheet';

const SHEET = fileURLToPath(new URL('../docs/practice-sheet.html', import.meta.url));
writeFileSync(SHEET, practiceSheet());
console.log(SHEET);
