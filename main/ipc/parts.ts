/** What inputs are made of. */
import * as v from 'valibot';
import { isDay } from '../../shared/days';

export const nothing = v.null();
export const shortText = v.pipe(v.string(), v.maxLength(4_096));
/** What a person writes by hand. */
export const note = v.pipe(v.string(), v.maxLength(500));
/** `2026-12-31`, and a day that there is. */
export const day = v.pipe(v.string(), v.check(isDay));
export const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
