/** The cards' section: the list, or the page of the card that is open. */
import { useDraft } from '../drafts';
import { CardList } from './CardList';
import { CardView } from './CardView';

export function CardsSection() {
  const [open, show] = useDraft<string>('cards.open', '');
  if (open === '') return <CardList onOpen={show} />;
  return <CardView key={open} cardId={open} onBack={() => show(null)} />;
}
