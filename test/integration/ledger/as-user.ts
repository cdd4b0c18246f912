/** Opens the ledger that it is told, as whoever runs it, and says what came of it. */
import { openLedger } from '../../../main/ledger/ledger';

const ledger = openLedger(process.argv[2] ?? '', () => ({ operator: '', device: '' }));
const { problem } = ledger;
const written = ledger.writer.add({ kind: 'scan', code: '1' });
const open = ledger.reader.openIntents().map(({ intent }) => intent);
console.log(JSON.stringify({ problem, written, open }));
ledger.close();
