/** Loaded after Playwright's own loader, whose switch it takes back: see `electron.ts`. */
require('electron').app.commandLine.removeSwitch('disable-dev-shm-usage');
