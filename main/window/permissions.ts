/** What a page may ask of the machine: the camera's picture, and nothing else. */
import type { Session } from 'electron';
import { APP_ORIGIN } from './app-protocol';

/**
 * A page that shows a card's text must not reach notifications, location, microphones or
 * files, even if somebody manages to run code in it.
 * https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content
 */
export function allowCameraOnly(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const videoOnly = media.every((type) => type === 'video');
    decide(permission === 'media' && videoOnly && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const sound = permission === 'media' && details.mediaType === 'audio';
    return permission === 'media' && !sound && isOurs(origin);
  });
  session.setDevicePermissionHandler(() => false);
}

/** The customer's screen shows words: it needs nothing of the machine. */
export function allowNothing(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

function isOurs(url: string | undefined): boolean {
  return url !== undefined && (url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`));
}
