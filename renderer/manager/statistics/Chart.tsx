/** A chart drawn on a canvas by ECharts, said in words for those who do not see it. */
import { BarChart, FunnelChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { type ChartLook, lookAt } from './chart-look';
import type { ChartOption } from './chart-options';

use([LineChart, BarChart, FunnelChart, GridComponent, TooltipComponent, CanvasRenderer]);

export interface ChartProps {
  name: string;
  /** What it shows, in a sentence. */
  said: string;
  /** Memoize it: a new one draws anew. */
  draw: (look: ChartLook) => ChartOption;
  /** When the figures came, by the page's clock; the chart says how long it took since then. */
  since: number;
  /** Gives the picture as a PNG in base64 while the chart is there. */
  onPicture: (take: (() => string) | null) => void;
}

export function Chart({ name, said, draw, since, onPicture }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const made = init(element, null, { renderer: 'canvas' });
    chart.current = made;
    const observer = new ResizeObserver(() => {
      // The first word of it tells the size that the chart was made for.
      const { clientWidth, clientHeight } = element;
      if (clientWidth !== made.getWidth() || clientHeight !== made.getHeight()) made.resize();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const [made, element] = [chart.current, box.current];
    if (made === null || element === null) return;
    const look = lookAt(element);
    made.off('finished');
    made.on('finished', () => {
      element.dataset.drawnMs ??= String(Math.round(performance.now() - since));
    });
    delete element.dataset.drawnMs;
    made.setOption(draw(look), { notMerge: true });
    onPicture(() => pictureOf(made, look));
    return () => onPicture(null);
  }, [draw, since, onPicture]);
  return (
    <div ref={box} className="chart" role="img" aria-label={said} data-testid={`chart-${name}`} />
  );
}

/** On the surface's own ground, twice as fine as the screen: for paper. */
function pictureOf(chart: ECharts, { ground }: ChartLook): string {
  const url = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground });
  return url.slice(url.indexOf(',') + 1);
}
