/** What the section on show can do with a scan, beside taking it to the counter. */
import type { OfferedScan } from '../../shared/manager';
import { useWords } from '../counter/language';
import { useBridge } from './bridge-context';
import { useLookUp } from './codes/use-look-up';
import { useDraft } from './drafts';
import { useMembers } from './members/use-members';

export function OfferUses({ offered }: { offered: OfferedScan }) {
  const { members, codes } = useWords();
  const bridge = useBridge();
  const [section] = useDraft<string>('section', '');
  const [, ask] = useMembers();
  const { lookUpOffered } = useLookUp();
  if (offered.kind !== 'code' && offered.kind !== 'card-link') return null;
  switch (section) {
    case 'members':
      return (
        <Use
          testId="member-of-offer"
          label={members.offered}
          onUse={() => void ask(() => bridge.memberOfOffered({ offer: offered.offer }))}
        />
      );
    case 'codes':
      return (
        <Use
          testId="code-of-offer"
          label={codes.offered}
          onUse={() => void lookUpOffered(offered)}
        />
      );
    default:
      return null;
  }
}

function Use(props: { testId: string; label: string; onUse: () => void }) {
  return (
    <button type="button" className="primary" data-testid={props.testId} onClick={props.onUse}>
      {props.label}
    </button>
  );
}
