/** Draws what stands in the code field: groups of four, selection, caret. For eyes only. */
export interface Selection {
  start: number;
  end: number;
}

export function Mirror(props: { value: string; selection: Selection; hint: string }) {
  const { value, selection, hint } = props;
  const parts = cut(value, selection);
  return (
    <div className="mirror" aria-hidden="true">
      {value === '' && <span className="mirror-hint">{hint}</span>}
      <span className="mirror-text">
        {parts.before}
        {parts.selected === '' ? <i className="caret" /> : <mark>{parts.selected}</mark>}
        {parts.after}
      </span>
    </div>
  );
}

/** The value as drawn, cut at the selection; digits stand in groups of four. */
export function cut(value: string, selection: Selection) {
  const grouped = /^\d{5,}$/.test(value);
  const draw = (start: number, end: number) =>
    [...Array(Math.max(0, end - start)).keys()]
      .map((offset) => start + offset)
      .map((at) => `${grouped && at > 0 && at % 4 === 0 ? GAP : ''}${value[at] ?? ''}`)
      .join('');
  return {
    before: draw(0, selection.start),
    selected: draw(selection.start, selection.end),
    after: draw(selection.end, value.length),
  };
}

const GAP = '\u2002';
