/** A section's pages side by side; arrow keys go from one to the next. Only the open one is drawn. */
import type { ReactNode } from 'react';
import { Tabs as RealTabs, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabPage<N extends string> {
  name: N;
  label: string;
  /** A small number beside the label: what waits there. */
  count?: number;
  draw: () => ReactNode;
}

export interface TabsProps<N extends string> {
  label: string;
  pages: readonly TabPage<N>[];
  open: N;
  onOpen: (name: N) => void;
}

export function Tabs<N extends string>({ label, pages, open, onOpen }: TabsProps<N>) {
  return (
    <RealTabs
      className="tab-pages"
      selectedKey={open}
      onSelectionChange={(key) => onOpen(key as N)}
    >
      <TabList className="tabs" aria-label={label}>
        {pages.map(({ name, label, count = 0 }) => (
          <Tab key={name} id={name} className="tab" data-testid={`tab-${name}`}>
            {label}
            {count > 0 && <span className="count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {pages.map(({ name, draw }) => (
        <TabPanel key={name} id={name} className="tab-page">
          {draw()}
        </TabPanel>
      ))}
    </RealTabs>
  );
}
