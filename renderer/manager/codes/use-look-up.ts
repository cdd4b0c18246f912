/** The code in the form, looked up: by hand, or from a scan that somebody wants looked up here. */
import type { CodeFacts } from '../../../shared/codes';
import type { OfferedScan } from '../../../shared/manager';
import type { Told, Untold } from '../../../shared/told';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';

export interface Asked {
  code: string;
  cardId: string;
}

/** How the asking stands; null where nothing is on its way and nothing went wrong. */
type Course = { kind: 'asking' } | { kind: 'failed' } | { kind: 'untold'; untold: Untold } | null;

export interface LookUpDesk {
  asked: Asked;
  /** Null until something is known of the code in the form. */
  found: CodeFacts[] | null;
  course: Course;
  change: (next: Asked) => void;
  /** Looks up what is asked; null where nobody can say, or where several answer. */
  lookUp: (next: Asked) => Promise<CodeFacts | null>;
  /** Looks the offered scan up; its code stands in the form from then on. */
  lookUpOffered: (offered: OfferedScan) => Promise<void>;
}

const blank: Asked = { code: '', cardId: '' };

export function useLookUp(): LookUpDesk {
  const bridge = useBridge();
  const [asked, keep] = useDraft<Asked>('codes.asked', blank);
  const [found, setFound] = useDraft<CodeFacts[] | null>('codes.found', null);
  const [course, setCourse] = useDraft<Course>('codes.course', null);

  const change = (next: Asked) => {
    keep(next);
    setFound(null);
    setCourse(null);
  };
  const ask = async (
    question: Promise<Told<CodeFacts[]> | null>,
  ): Promise<readonly CodeFacts[]> => {
    setCourse({ kind: 'asking' });
    try {
      const answer = await question;
      setCourse(answer?.ok === false ? { kind: 'untold', untold: answer } : null);
      const facts = answer?.ok ? answer.value : null;
      setFound(facts);
      return facts ?? [];
    } catch {
      setCourse({ kind: 'failed' });
      return [];
    }
  };
  return {
    asked,
    found,
    course,
    change,
    async lookUp(next) {
      const cardId = next.cardId.trim() === '' ? null : next.cardId.trim();
      const [only = null, second] = await ask(bridge.codeFind({ text: next.code, cardId }));
      return second === undefined ? only : null;
    },
    async lookUpOffered(offered) {
      change({ code: offered.kind === 'code' ? offered.code : '', cardId: '' });
      const [first] = await ask(bridge.codeOfOffered({ offer: offered.offer }));
      if (first) keep({ code: first.code, cardId: '' });
    },
  };
}
