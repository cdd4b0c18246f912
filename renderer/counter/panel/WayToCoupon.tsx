/** Under a wrong thing: what was shown, which page to open, and what a coupon looks like, drawn. */
import type { ReactNode } from 'react';
import type { CounterState } from '../../../shared/counter-state';
import type { WrongThing } from '../../../shared/reasons';
import { useWords } from '../language';

export function WayToCoupon({ state }: { state: CounterState }) {
  const { pictures } = useWords();
  if (state.kind !== 'wrong-thing') return null;
  return (
    <ol className="way-to-coupon" aria-label={pictures.label}>
      <Page caption={pictures.shown[state.reason]} className="not">
        {drawings[state.reason]}
        <path className="cross" d="M8 8 L92 128 M92 8 L8 128" />
      </Page>
      <Page caption={pictures.open}>{cardList}</Page>
      <Page caption={pictures.show} className="goal">
        {couponPage}
      </Page>
    </ol>
  );
}

function Page(props: { caption: string; className?: string; children: ReactNode }) {
  return (
    <li className={props.className}>
      <svg viewBox="0 0 100 136" aria-hidden="true" focusable="false">
        {props.children}
      </svg>
      {props.caption}
    </li>
  );
}

const phone = <rect x="16" y="4" width="68" height="128" rx="9" />;
const bars = 'v18 M34 28v18 M37 28v18 M43 28v18 M48 28v18 M51 28v18 M57 28v18 M63 28v18 M67 28v18';

/** A square of modules with three corner marks, 36 wide, its middle at 50 and `y`. */
function Matrix({ y }: { y: number }) {
  const top = y - 18;
  return (
    <path
      d={`M33 ${top + 1}h10v10h-10z M57 ${top + 1}h10v10h-10z M33 ${top + 25}h10v10h-10z
        M50 ${top + 4}v6 M50 ${top + 16}h6 M62 ${top + 17}h5 M36 ${top + 17}h6
        M50 ${top + 25}h4 M60 ${top + 26}v8 M67 ${top + 24}v4 M51 ${top + 34}h4`}
    />
  );
}

const drawings: Record<WrongThing, ReactNode> = {
  'payment-code': (
    <>
      {phone}
      <path className="fine" d={`M31 28${bars}`} />
      <Matrix y={84} />
    </>
  ),
  'claim-qr': (
    <>
      {phone}
      <Matrix y={48} />
      <path d="M34 92h32v22h-32z M30 84h40v8h-40z M50 84v30 M50 84c-8-12-18 0 0 0c18 0 8-12 0 0" />
    </>
  ),
  goods: (
    <>
      <path d="M22 22h56v96h-56z M22 22l8-12h40l8 12" />
      <path className="fine" d={`M31 28${bars}`} transform="translate(0 46)" />
    </>
  ),
  'web-link': (
    <>
      {phone}
      <path d="M26 22h48v10h-48z" />
      <path className="fine" d="M30 27h22" />
      <path d="M50 54a20 20 0 1 0 .1 0z M30 74h40 M50 54c-12 12-12 28 0 40 M50 54c12 12 12 28 0 40" />
    </>
  ),
};

/** The last of four tabs, and in its list the row of the cards. */
const cardList = (
  <>
    {phone}
    <circle cx="32" cy="24" r="7" />
    <path className="fine" d="M45 21h22 M45 28h14 M26 44h48 M26 88h48 M26 100h48" />
    <rect className="filled" x="20" y="52" width="60" height="24" rx="4" />
    <path className="on-filled" d="M28 59h14v10h-14z M50 64h22" />
    <path className="fine" d="M16 112h68 M28 121h4 M43 121h4 M58 121h4" />
    <circle className="filled" cx="75" cy="121" r="5" />
  </>
);

/** A ticket with its notches, a code and the digits under it. */
const couponPage = (
  <>
    {phone}
    <path d="M24 18h52v20a5 5 0 0 0 0 10v66h-52v-66a5 5 0 0 0 0-10z" />
    <path className="fine" d="M32 27h26 M29 43h42" />
    <Matrix y={76} />
    <path className="fine" d="M32 104h6 M43 104h6 M54 104h6 M65 104h4" />
  </>
);
