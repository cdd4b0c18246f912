/** One page's question and answer: asked, followed, stopped, and asked again when that helps. */
import { useCallback, useEffect, useState } from 'react';
import { dayAt } from '../../../shared/days';
import type { StatisticsAnswer, StatisticsApi, StatisticsTask } from '../../../shared/statistics';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { type Form, firstForm, questionOf } from './form';

export interface Course {
  asking: boolean;
  done: number;
  /** 0 while it is not known. */
  total: number;
}

export interface Answered {
  form: Form;
  answer: StatisticsAnswer;
  /** When it came, by the page's own clock. */
  at: number;
}

export interface StatisticsPage {
  form: Form;
  setForm: (form: Form) => void;
  /** Asks for what the form says. */
  send: (form: Form) => void;
  again: () => void;
  stop: () => void;
  course: Course;
  answered: Answered | null;
  /** The call never came back. */
  failed: boolean;
}

/** Asks once when shown again: what is known then comes at once. */
export function useStatistics(api: StatisticsApi): StatisticsPage {
  const bridge = useBridge();
  const [form, setForm] = useDraft<Form>(`statistics.${api}.form`, firstForm(dayAt(Date.now())));
  const [asked, keepAsked] = useDraft<Form | null>(`statistics.${api}.asked`, null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const { course, turn, again, stop, failed, run } = useCourse(api);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks the same once more.
  useEffect(() => {
    if (asked === null) return;
    return run(bridge.askStatistics(questionOf(asked, api)), (answer) =>
      setAnswered({ form: asked, answer, at: performance.now() }),
    );
  }, [asked, turn, api, bridge, run]);
  useAgainAt(answered?.answer.againAt ?? null, again);
  return {
    form,
    setForm,
    send: (next) => {
      setForm(next);
      // The same question may be asked anew by hand.
      keepAsked({ ...next });
    },
    again,
    stop,
    course,
    answered,
    failed,
  };
}

/** How a long question stands, for whichever task it is. */
export function useCourse(task: StatisticsTask) {
  const bridge = useBridge();
  const [course, setCourse] = useState<Course>(idle);
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(
    () =>
      bridge.on('statisticsProgress', (told) => {
        if (told.task === task) setCourse((before) => ({ ...before, ...told }));
      }),
    [bridge, task],
  );
  const run = useCallback(<T>(question: Promise<T>, onAnswer: (value: T) => void) => {
    let over = false;
    setCourse({ ...idle, asking: true });
    setFailed(false);
    question.then(
      (value) => {
        if (over) return;
        onAnswer(value);
        setCourse(idle);
      },
      () => {
        if (over) return;
        setFailed(true);
        setCourse(idle);
      },
    );
    return () => {
      over = true;
    };
  }, []);
  return {
    course,
    failed,
    run,
    turn,
    again: useCallback(() => setTurn((before) => before + 1), []),
    stop: () => void bridge.stopStatistics({ task }),
  };
}

/** Asks again by itself at a moment that main named. */
export function useAgainAt(againAt: number | null, again: () => void): void {
  useEffect(() => {
    if (againAt === null) return;
    const timer = setTimeout(again, Math.max(0, againAt - Date.now()));
    return () => clearTimeout(timer);
  }, [againAt, again]);
}

const idle: Course = { asking: false, done: 0, total: 0 };
