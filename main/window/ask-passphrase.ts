/** The passphrase's screen: a window and a door of few calls, before there is a till. */
import { PASSPHRASE_SCREEN } from '../../shared/passphrase';
import { passphraseHandlers } from '../handlers/passphrase';
import { type DoorOptions, openDoor } from '../ipc';
import type { PictureOf } from '../pictures/pictures';
import type { SecretStore } from '../settings/secrets';
import type { SettingsStore } from '../settings/settings';
import { APP_PAGE } from './app-protocol';
import { createWindow } from './create';
import type { Front, FrontOptions } from './front';

/** Shows the passphrase's screen until somebody has typed the right one. */
export function askPassphrase(
  options: FrontOptions,
  settings: SettingsStore,
  secrets: SecretStore,
  profile: string,
  atDoor: Pick<DoorOptions, 'onBug' | 'onAnswered'>,
): Promise<Front> {
  let pictures: PictureOf = async () => null;
  const window = createWindow({
    ...options,
    zoom: settings.get('zoom'),
    pictureOf: (...name) => pictures(...name),
    screen: PASSPHRASE_SCREEN,
  });
  return new Promise((resolve) => {
    const close = openDoor({
      isOurs: (contents) => contents === window.webContents,
      guestOf: () => null,
      managerUnlocked: () => false,
      hasPin: () => true,
      onManagerCall: () => {},
      ...atDoor,
      handlers: passphraseHandlers({
        ...{ profile, secrets, onOpen },
        language: settings.get('language'),
      }),
    });

    function onOpen(): void {
      close();
      resolve({
        window,
        letIn(door, pictureOf) {
          pictures = pictureOf;
          openDoor(door);
          void window.loadURL(APP_PAGE);
        },
      });
    }
  });
}
