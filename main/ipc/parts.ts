/** What inputs are made of. */
import * as v from 'valibot';

export const nothing = v.null();
export const shortText = v.pipe(v.string(), v.maxLength(4_096));
/** What a person writes by hand. */
export const note = v.pipe(v.string(), v.maxLength(500));
export const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
