/**
 * Variable of the environment that has a preview tell of what `up` will refuse, as a look for drift
 * does: what was done by hand may be what nothing takes back.
 */
export const tellOnly = "PLATFORM_TELL_CHANGES";

/** Whether this process is part of a preview that is to tell of everything, and to refuse nothing. */
export const onlyTells = (): boolean => process.env[tellOnly] !== undefined;
