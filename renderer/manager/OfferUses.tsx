/** What the section on show can do with a scan, beside taking it to the counter. */
import type { OfferedScan } from '../../shared/manager';
import { useWords } from '../counter/language';
import { useBridge } from './bridge-context';
import { useDraft } from './drafts';
import { useMembers } from './members/use-members';

export function OfferUses({ offered: { offer, kind } }: { offered: OfferedScan }) {
  const { members } = useWords();
  const bridge = useBridge();
  const [section] = useDraft<string>('section', '');
  const [, ask] = useMembers();
  if (section !== 'members' || (kind !== 'code' && kind !== 'card-link')) return null;
  return (
    <button
      type="button"
      className="primary"
      data-testid="member-of-offer"
      onClick={() => void ask(() => bridge.memberOfOffered({ offer }))}
    >
      {members.offered}
    </button>
  );
}
