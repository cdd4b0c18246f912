/** A text whose length WeChat counts in bytes of UTF-8: the count and the limit stand below it. */
import { type ReactNode, useId } from 'react';
import { bytesOf } from '../../../shared/bytes';
import { useWords } from '../../counter/language';

export interface BytesFieldProps {
  label: ReactNode;
  testId: string;
  value: string;
  /** Bytes; null where WeChat prints none. */
  limit: number | null;
  onChange: (value: string) => void;
  /** Rows of a text with several lines. */
  rows?: number;
  placeholder?: string;
  disabled?: boolean;
}

export function BytesField(props: BytesFieldProps) {
  const { label, testId, value, limit, onChange, rows, placeholder, disabled } = props;
  const { parts } = useWords();
  const id = useId();
  const used = bytesOf(value);
  const over = limit !== null && used > limit;
  const common = {
    id,
    value,
    disabled,
    placeholder,
    autoComplete: 'off',
    'data-testid': testId,
    'aria-invalid': over,
    'aria-describedby': limit === null ? undefined : `${id}-bytes`,
  };
  return (
    <div className="control">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {rows === undefined ? (
        <input type="text" {...common} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <textarea rows={rows} {...common} onChange={(event) => onChange(event.target.value)} />
      )}
      {limit !== null && (
        <p id={`${id}-bytes`} className={over ? 'bytes bad' : 'bytes'}>
          {parts.bytes(used, limit)} {over && parts.bytesOver(used - limit)}
        </p>
      )}
    </div>
  );
}
