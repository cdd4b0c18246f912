/**
 * The till's window ahead of the till. Chromium needs longer to bring up a page than main needs to
 * open ledger and connections: both happen side by side. The page's calls wait meanwhile, and
 * nobody sees the window, so that a start which ends with a message ends without a flash.
 */
import type { BrowserWindow } from 'electron';
import { type DoorOptions, openDoor } from '../ipc';
import type { PictureOf } from '../pictures/pictures';
import { createWindow, type WindowOptions } from './create';

export interface Front {
  readonly window: BrowserWindow;
  /** The till is open: answers the calls that wait and all that follow; the window may be seen. */
  letIn(door: DoorOptions, pictureOf: PictureOf): void;
}

export type FrontOptions = Pick<WindowOptions, 'windowed' | 'bundles' | 'title'>;

/** Opens window and door; the zoom comes with the settings (`followZoom`). */
export function openFront(options: FrontOptions): Front {
  let pictures: PictureOf = async () => null;
  let open: (door: DoorOptions) => void = () => {};
  const opened = new Promise<DoorOptions>((resolve) => {
    open = resolve;
  });
  openDoor(opened);
  const window = createWindow({
    ...options,
    zoom: '100',
    pictureOf: (...name) => pictures(...name),
    unseenUntil: opened,
  });
  return {
    window,
    letIn(door, pictureOf) {
      pictures = pictureOf;
      open(door);
    },
  };
}
