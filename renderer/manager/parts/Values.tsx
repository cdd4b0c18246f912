/** Values of an answer, one a line, each under its wire name for scripts. */
import type { ReactNode } from 'react';
import { useWords } from '../../counter/language';

export function Values({ children }: { children: ReactNode }) {
  return <dl className="values">{children}</dl>;
}

export interface ValueProps {
  /** WeChat's own name, dotted: `sku.quantity`. */
  wire: string;
  label: string;
  /** True and false are told as yes and no, null as not sent. */
  children: ReactNode;
}

export function Value({ wire, label, children }: ValueProps) {
  const { parts } = useWords();
  return (
    <div className="value">
      <dt>{label}</dt>
      <dd data-testid={`value-${wire}`}>
        {children === null ? <span className="quiet">{parts.notSent}</span> : shown(children)}
      </dd>
    </div>
  );

  function shown(value: ReactNode): ReactNode {
    if (typeof value === 'boolean') return value ? parts.yes : parts.no;
    return <bdi>{value}</bdi>;
  }
}
