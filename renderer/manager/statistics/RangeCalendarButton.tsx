/** A calendar behind a button, in which a range is picked; days that are not over are out of reach. */
import { CalendarDate, parseDate } from '@internationalized/date';
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  Heading,
  I18nProvider,
  Popover,
  RangeCalendar,
} from 'react-aria-components';
import { addDays, type DayRange, dayAt, isDay } from '../../../shared/days';
import { useWords } from '../../counter/language';
import { floatingPlace } from '../parts/portal';

export interface RangeCalendarButtonProps {
  from: string;
  to: string;
  onChange: (range: DayRange) => void;
}

export function RangeCalendarButton({ from, to, onChange }: RangeCalendarButtonProps) {
  const { statistics, language } = useWords();
  const yesterday = parseDate(addDays(dayAt(Date.now()), -1));
  const whole = isDay(from) && isDay(to) && from <= to;
  return (
    <I18nProvider locale={language}>
      <DialogTrigger>
        <Button className="calendar-button" aria-label={statistics.calendar} data-testid="calendar">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 6 H20 V20 H4 Z M4 10 H20 M8 3 V7 M16 3 V7" />
          </svg>
        </Button>
        <Popover className="floating" UNSTABLE_portalContainer={floatingPlace()}>
          <Dialog className="calendar" aria-label={statistics.range}>
            {({ close }) => (
              <RangeCalendar
                autoFocus
                aria-label={statistics.range}
                firstDayOfWeek="mon"
                minValue={EARLIEST}
                maxValue={yesterday}
                defaultValue={whole ? { start: parseDate(from), end: parseDate(to) } : null}
                defaultFocusedValue={whole ? parseDate(to) : yesterday}
                onChange={(range) => {
                  if (range === null) return;
                  onChange({ from: range.start.toString(), to: range.end.toString() });
                  close();
                }}
              >
                <header className="calendar-head">
                  <Button slot="previous" aria-label={statistics.previous}>
                    <svg viewBox="0 0 12 12" aria-hidden="true">
                      <path d="M8 1 L3 6 L8 11" />
                    </svg>
                  </Button>
                  <Heading />
                  <Button slot="next" aria-label={statistics.next}>
                    <svg viewBox="0 0 12 12" aria-hidden="true">
                      <path d="M4 1 L9 6 L4 11" />
                    </svg>
                  </Button>
                </header>
                <CalendarGrid className="calendar-grid">
                  <CalendarGridHeader>
                    {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
                  </CalendarGridHeader>
                  <CalendarGridBody>
                    {(date) => <CalendarCell date={date} className="calendar-cell" />}
                  </CalendarGridBody>
                </CalendarGrid>
              </RangeCalendar>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </I18nProvider>
  );
}

/** WeChat's coupons began in 2014. */
const EARLIEST = new CalendarDate(2014, 1, 1);
