/** A chart in its frame: a title, what belongs above it, a button that saves it as a picture. */
import { lazy, type ReactNode, Suspense, useCallback, useRef } from 'react';
import { useWords } from '../../counter/language';
import type { ChartProps } from './Chart';
import { SaveButton } from './SaveButton';

/** The chart library is fetched when the first chart is shown. */
const Chart = lazy(async () => {
  const { Chart: component } = await import('./Chart');
  return { default: component };
});

export interface ChartCardProps extends Omit<ChartProps, 'onPicture'> {
  title: string;
  above?: ReactNode;
  below?: ReactNode;
}

export function ChartCard({ title, above, below, ...chart }: ChartCardProps) {
  const { statistics } = useWords();
  const picture = useRef<(() => string) | null>(null);
  const onPicture = useCallback((take: (() => string) | null) => {
    picture.current = take;
  }, []);
  return (
    <section className="chart-card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <SaveButton
          label={statistics.savePng}
          testId={`save-png-${chart.name}`}
          fileOf={() => {
            const taken = picture.current?.();
            return taken === undefined
              ? null
              : { name: `statistics-${chart.name}`, format: 'png', picture: taken };
          }}
        />
      </header>
      {above}
      <Suspense fallback={<div className="chart" />}>
        <Chart {...chart} onPicture={onPicture} />
      </Suspense>
      {below}
    </section>
  );
}
