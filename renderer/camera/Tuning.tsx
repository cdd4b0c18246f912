/** How one camera's picture stands, and what the camera can be told. */
import { useId } from 'react';
import type { CameraTuning, Rotation } from '../../shared/camera';
import type { CameraAbilities } from './device';
import type { SetUpWords } from './set-up-words';

export interface TuningProps {
  words: SetUpWords;
  tuning: CameraTuning;
  abilities: CameraAbilities;
  onChange: (change: Partial<CameraTuning>) => void;
}

const rotations: readonly Rotation[] = [0, 90, 180, 270];

export function Tuning({ words, tuning, abilities, onChange }: TuningProps) {
  const able = abilities.exposure || abilities.focus || abilities.torch;
  return (
    <>
      <Tick
        name="mirror"
        label={words.mirror}
        checked={tuning.mirror}
        onChange={(mirror) => onChange({ mirror })}
      />
      <Choice
        name="rotation"
        label={words.rotation}
        options={rotations.map((value) => ({ value, label: words.degrees(value) }))}
        value={tuning.rotation}
        onChange={(rotation) => onChange({ rotation })}
      />
      {abilities.exposure && (
        <Choice
          name="exposure"
          label={words.exposure}
          options={optionsOf(words.exposures)}
          value={tuning.exposure}
          onChange={(exposure) => onChange({ exposure })}
        />
      )}
      {abilities.focus && (
        <Choice
          name="focus"
          label={words.focus}
          options={optionsOf(words.focuses)}
          value={tuning.focus}
          onChange={(focus) => onChange({ focus })}
        />
      )}
      {abilities.torch && (
        <Tick
          name="torch"
          label={words.torch}
          checked={tuning.torch}
          onChange={(torch) => onChange({ torch })}
        />
      )}
      {!able && <p className="quiet small">{words.nothingToTune}</p>}
    </>
  );
}

interface Option<V> {
  value: V;
  label: string;
}

function optionsOf<V extends string>(labels: Record<V, string>): Option<V>[] {
  return (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
}

function Choice<V extends string | number>(props: {
  name: string;
  label: string;
  options: readonly Option<V>[];
  value: V;
  onChange: (value: V) => void;
}) {
  const id = useId();
  return (
    <fieldset className="setting choices-row camera-choice">
      <legend className="label">{props.label}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value} className="radio">
          <input
            type="radio"
            name={id}
            data-testid={`camera-${props.name}-${value}`}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Tick(props: {
  name: string;
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="radio">
      <input
        type="checkbox"
        data-testid={`camera-${props.name}`}
        checked={props.checked}
        onChange={({ target }) => props.onChange(target.checked)}
      />
      {props.label}
    </label>
  );
}
