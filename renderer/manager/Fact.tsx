/** A name and its value in a list of facts; scripts find the value by `value-ID`. */
import type { ReactNode } from 'react';

export function Fact(props: { name: string; id: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd data-testid={`value-${props.id}`}>{props.children}</dd>
    </div>
  );
}
