/** Picks the camera that this till uses. */
import { useId } from 'react';
import { type CameraName, sameCamera } from '../../shared/camera';
import type { SetUpWords } from './set-up-words';

export interface CameraPickerProps {
  words: SetUpWords;
  cameras: readonly CameraName[];
  chosen: CameraName | null;
  onChoose: (camera: CameraName | null) => void;
}

export function CameraPicker({ words, cameras, chosen, onChoose }: CameraPickerProps) {
  const id = useId();
  const present = chosen && sameCamera(cameras, chosen);
  return (
    <div className="control">
      <label htmlFor={id} className="label">
        {words.camera}
      </label>
      <select
        id={id}
        data-testid="camera-picker"
        value={present?.deviceId ?? chosen?.deviceId ?? ''}
        onChange={({ target }) =>
          onChoose(cameras.find(({ deviceId }) => deviceId === target.value) ?? null)
        }
      >
        <option value="">{words.anyCamera}</option>
        {chosen !== null && present === undefined && (
          <option value={chosen.deviceId}>{words.missing(chosen.label)}</option>
        )}
        {cameras.map(({ deviceId, label }, nth) => (
          <option key={deviceId} value={deviceId}>
            {label || words.nameless(nth + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}
